package org.nvsim.scenario;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.virt.overlay.Overlay;

/** Whether the links at the ends of tunnels leave guests the least MTU that IPv4 has. */
final class TunnelChecks {
    private final Scenario scenario;
    private final Binding binding;

    /** Bytes that tunnels add at each end of one. */
    private final Map<String, Integer> ends = new HashMap<>(); // looked up, never walked

    private final Set<SourceMark> told = new HashSet<>(); // looked up, never walked

    TunnelChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
    }

    void run() {
        Map<String, Integer> encapsulated = new HashMap<>(); // by VM; looked up, never walked
        int toGateways = 0;
        for (TenantSpec tenant : scenario.tenants()) {
            Overlay overlay = tenant.virtualization().mechanism();
            toGateways = Math.max(toGateways, cost(overlay.towardsGateways()));
            for (VmSpec vm : overlay.encapsulates() ? tenant.vms() : List.<VmSpec>of()) {
                encapsulated.put(vm.name(), cost(overlay));
                end(vm.host(), cost(overlay));
            }
        }
        for (TimelineAction action : scenario.timeline()) {
            action.migration()
                    .filter(move -> encapsulated.containsKey(move.vm()))
                    .ifPresent(move -> end(move.toHost(), encapsulated.get(move.vm())));
        }
        // Whatever the mechanism, tunnels lead to gateways.
        for (GatewaySpec gateway : scenario.network().gateways()) {
            end(gateway.name(), toGateways);
        }
        scenario.network().links().forEach(this::check);
        scenario.network().generator().ifPresent(this::check);
    }

    private static int cost(Overlay overlay) {
        return overlay.encapsulates() ? overlay.tunnel().mtuCostBytes() : 0;
    }

    private void end(String node, int costBytes) {
        ends.merge(node, costBytes, Math::max);
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
        int costA = ends.getOrDefault(a, 0);
        int costB = ends.getOrDefault(b, 0);
        int costBytes = Math.max(costA, costB);
        long leastBytes = Limits.MTU.min() + costBytes;
        if (mtuBytes < leastBytes && costBytes > 0 && told.add(mark)) {
            binding.error(
                    mark,
                    "an MTU of "
                            + mtuBytes
                            + " leaves guests less than the "
                            + Limits.MTU.min()
                            + " bytes that IPv4 needs: tunnels of "
                            + (costA >= costB ? a : b)
                            + " add "
                            + costBytes
                            + "; take at least "
                            + leastBytes);
        }
    }
}
