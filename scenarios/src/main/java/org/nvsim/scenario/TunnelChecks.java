package org.nvsim.scenario;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Nvgre;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/** Whether the links at the ends of tunnels leave guests the least MTU that IPv4 has. */
final class TunnelChecks {
    private static final long LEAST_MTU = Limits.MTU.min() + Nvgre.MTU_COST_BYTES;

    private final Scenario scenario;
    private final Binding binding;
    private final Set<String> ends = new HashSet<>(); // looked up, never walked

    private final Set<SourceMark> told = new HashSet<>(); // looked up, never walked

    TunnelChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
    }

    void run() {
        Set<String> encapsulated = new HashSet<>(); // looked up, never walked
        for (TenantSpec tenant : scenario.tenants()) {
            if (tenant.virtualization().mechanism() == Mechanism.NVGRE) {
                for (VmSpec vm : tenant.vms()) {
                    encapsulated.add(vm.name());
                    ends.add(vm.host());
                }
            }
        }
        for (TimelineAction action : scenario.timeline()) {
            action.migration()
                    .filter(move -> encapsulated.contains(move.vm()))
                    .ifPresent(move -> ends.add(move.toHost()));
        }
        // Whatever the mechanism, tunnels lead to gateways.
        scenario.network().gateways().forEach(gateway -> ends.add(gateway.name()));
        scenario.network().links().forEach(this::check);
        scenario.network().generator().ifPresent(this::check);
    }

    private void check(LinkSpec link) {
        Optional<Fields> own = binding.fieldsOf(link).filter(f -> f.has(LinkKeys.OWN_MTU));
        check(
                link.a(),
                link.b(),
                link.mtuBytes(),
                own.map(f -> f.markOf(LinkKeys.OWN_MTU)).orElse(defaultMark(link.mark())));
    }

    private void check(GeneratorSpec rule) {
        Topology made = rule.topology();
        for (Link link : made.links()) {
            Optional<Fields> tier =
                    binding.fieldsOf(link.attributes()).filter(f -> f.has(LinkKeys.OWN_MTU));
            check(
                    made.node(link.a().node()).name(),
                    made.node(link.b().node()).name(),
                    link.attributes().mtuBytes(),
                    tier.map(f -> f.markOf(LinkKeys.OWN_MTU)).orElse(defaultMark(rule.mark())));
        }
    }

    private SourceMark defaultMark(SourceMark otherwise) {
        return binding.fieldsOf(scenario.network().defaults())
                .map(f -> f.markOf(LinkKeys.MTU_BYTES))
                .orElse(otherwise);
    }

    private void check(String a, String b, int mtuBytes, SourceMark mark) {
        boolean tunnel = ends.contains(a) || ends.contains(b);
        if (mtuBytes < LEAST_MTU && tunnel && told.add(mark)) {
            binding.error(
                    mark,
                    "an MTU of "
                            + mtuBytes
                            + " leaves guests less than the "
                            + Limits.MTU.min()
                            + " bytes that IPv4 needs: tunnels of "
                            + (ends.contains(a) ? a : b)
                            + " add "
                            + Nvgre.MTU_COST_BYTES
                            + "; take at least "
                            + LEAST_MTU);
        }
    }
}
