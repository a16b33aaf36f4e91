package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Broadcast;
import org.nvsim.scenario.spec.FlowId;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.Oversize;
import org.nvsim.scenario.spec.VirtualizationSpec;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.virt.overlay.Overlay;

/** How virtual networks are made, for all tenants or for one. */
final class VirtualizationKeys {
    /** What one section changes; what it leaves out stays as it was. */
    record Change(
            SourceMark mark,
            Optional<Overlay> mechanism,
            Optional<Prefix> providerPool,
            Optional<Generation> generation,
            Optional<FlowId> flowId,
            Optional<Broadcast> broadcast,
            Optional<Oversize> oversize,
            Optional<Boolean> verifySource,
            Optional<Boolean> ingressCheck,
            Optional<Boolean> routerIcmp) {
        /** What holds when nothing is written. */
        VirtualizationSpec alone() {
            Generation release = generation.orElse(Generation.WINDOWS_2012);
            return new VirtualizationSpec(
                    mark,
                    mechanism.orElse(Overlay.called("nvgre")),
                    providerPool,
                    release,
                    flowId.orElse(FlowId.HASH),
                    broadcast.orElse(broadcastOf(release)),
                    oversize.orElse(Oversize.ICMP),
                    verifySource.orElse(false),
                    ingressCheck.orElse(true),
                    routerIcmp.orElse(false));
        }

        /** These changes on top of another section's outcome. */
        VirtualizationSpec over(VirtualizationSpec base) {
            boolean otherRelease = generation.isPresent() && generation.get() != base.generation();
            Broadcast inherited = otherRelease ? broadcastOf(generation.get()) : base.broadcast();
            return new VirtualizationSpec(
                    mark,
                    mechanism.orElse(base.mechanism()),
                    providerPool.or(base::providerPool),
                    generation.orElse(base.generation()),
                    flowId.orElse(base.flowId()),
                    broadcast.orElse(inherited),
                    oversize.orElse(base.oversize()),
                    verifySource.orElse(base.verifySource()),
                    ingressCheck.orElse(base.ingressCheck()),
                    routerIcmp.orElse(base.routerIcmp()));
        }

        private static Broadcast broadcastOf(Generation release) {
            return release == Generation.WINDOWS_2012 ? Broadcast.DROP : Broadcast.REPLICATE;
        }
    }

    private static final Key<Optional<Overlay>> MECHANISM =
            Key.derived(
                    "mechanism",
                    WordType.of("mechanism", List.copyOf(Overlay.registry().all())),
                    "nvgre",
                    "nvgre",
                    "How tenants' packets cross the provider's network.");
    private static final Key<Optional<Prefix>> PROVIDER_POOL =
            Key.derived(
                    "provider-pool",
                    Scalars.NETWORK,
                    "the hosts' own subnets",
                    "192.168.4.0/24",
                    "Where provider addresses come from; addresses that machines have are left"
                            + " out.");
    private static final Key<Optional<Generation>> GENERATION =
            Key.derived(
                    "generation",
                    WordType.of("generation", Generation.class),
                    "2012",
                    "2012r2",
                    "Which Windows release the hosts behave like.");
    private static final Key<Optional<FlowId>> FLOW_ID =
            Key.derived(
                    "flow-id",
                    WordType.of("flow ID", FlowId.class),
                    "hash",
                    "zero",
                    "What fills the low eight bits of the GRE key (RFC 7637, section 3.2).");
    private static final Key<Optional<Broadcast>> BROADCAST =
            Key.derived(
                    "broadcast",
                    WordType.of("broadcast", Broadcast.class),
                    "drop in generation 2012, replicate in 2012r2",
                    "replicate",
                    "What happens to VMs' broadcasts and multicasts under NVGRE.");
    private static final Key<Optional<Oversize>> OVERSIZE =
            Key.derived(
                    "oversize",
                    WordType.of("oversize", Oversize.class),
                    "icmp",
                    "drop",
                    "What happens to a packet that is too big once encapsulated.");
    private static final Key<Optional<Boolean>> VERIFY_SOURCE =
            Key.derived(
                    "verify-source",
                    Scalars.TRUTH,
                    "false",
                    "true",
                    "Whether a receiving host checks that the inner source belongs to the outer"
                            + " source.");
    private static final Key<Optional<Boolean>> INGRESS_CHECK =
            Key.derived(
                    "ingress-check",
                    Scalars.TRUTH,
                    "true",
                    "false",
                    "Whether a sending host checks a VM's source addresses against its records"
                            + " (source-mismatch).");
    private static final Key<Optional<Boolean>> ICMP =
            Key.derived(
                    "icmp",
                    Scalars.TRUTH,
                    "false",
                    "true",
                    "Whether it tells a sender by ICMP that the time to live ran out.");
    private static final Type<Optional<Boolean>> ROUTER_SECTION =
            Section.of(
                    "the distributed router",
                    "The router in every host that joins the subnets of a routing domain.",
                    List.of(ICMP),
                    f -> f.get(ICMP));
    private static final Key<Optional<Optional<Boolean>>> ROUTER =
            Key.optional(
                    "router", ROUTER_SECTION, "{ icmp: true }", "The distributed router's habits.");

    static final Section<Change> VIRTUALIZATION =
            Section.of(
                    "virtualization",
                    "How virtual networks are made. At the top of the file it holds for all tenants;"
                            + " a tenant's own section changes it for that tenant.",
                    List.of(
                            MECHANISM,
                            PROVIDER_POOL,
                            GENERATION,
                            FLOW_ID,
                            BROADCAST,
                            OVERSIZE,
                            VERIFY_SOURCE,
                            INGRESS_CHECK,
                            ROUTER),
                    f ->
                            new Change(
                                    f.mark(),
                                    f.get(MECHANISM),
                                    f.get(PROVIDER_POOL),
                                    f.get(GENERATION),
                                    f.get(FLOW_ID),
                                    f.get(BROADCAST),
                                    f.get(OVERSIZE),
                                    f.get(VERIFY_SOURCE),
                                    f.get(INGRESS_CHECK),
                                    f.get(ROUTER).flatMap(icmp -> icmp)));

    private VirtualizationKeys() {}

    /** Nothing changed. */
    static Change none(SourceMark mark) {
        return new Change(
                mark,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
