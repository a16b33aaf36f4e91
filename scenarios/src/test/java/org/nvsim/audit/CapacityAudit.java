package org.nvsim.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import tools.jackson.databind.JsonNode;

/**
 * Whether flows together had more goodput than a host's link carries. All that a flow received
 * crossed the link in the time that its goodput is taken over, so goodputs, each times its time,
 * are no more than the link's rate times the time in which any of the flows wanted to send.
 * (Goodputs over different times may sum to more than the rate.)
 */
final class CapacityAudit {
    private final Map<String, String> hosts =
            new TreeMap<>(); // of machines that stay where they are
    private final Map<String, String> tenants = new TreeMap<>(); // of machines
    private final Map<String, List<Share>> shares = new TreeMap<>(); // by direction of a link

    private record Share(double fromNanos, double toNanos, double bits) {}

    CapacityAudit(Scenario scenario) {
        for (TenantSpec tenant : scenario.tenants()) {
            for (VmSpec vm : tenant.vms()) {
                hosts.put(vm.name(), vm.host());
                tenants.put(vm.name(), tenant.name());
            }
        }
        scenario.timeline()
                .forEach(action -> action.migration().ifPresent(move -> hosts.remove(move.vm())));
        scenario.network().servers().forEach(server -> hosts.put(server.name(), server.name()));
    }

    /**
     * @param beginPs when it first sent; negative: never
     * @param row what the document says of the flow
     */
    void add(FlowSpec spec, double beginPs, JsonNode row) {
        boolean back = spec instanceof FlowSpec.RequestResponse; // its goodput is of responses
        String sender = hosts.get(back ? spec.to() : spec.from());
        String receiver = hosts.get(back ? spec.from() : spec.to());
        String home = tenants.get(spec.from());
        boolean abroad = home != null && !home.equals(tenants.getOrDefault(spec.to(), home));
        if (abroad) {
            return; // the address that it asks may be that of another machine of its own tenant
        }
        if (spec.toAddress() || beginPs < 0 || !row.has("goodputNanos")) {
            return;
        }
        if (sender == null || receiver == null || sender.equals(receiver)) {
            return; // it may need no link
        }
        double nanos = row.get("goodputNanos").asDouble();
        double bits = row.get("goodputBitsPerSecond").asDouble() * nanos / 1e9;
        Share share = new Share(beginPs / 1000, beginPs / 1000 + nanos, bits);
        shares.computeIfAbsent(sender + " >", to -> new ArrayList<>()).add(share);
        shares.computeIfAbsent("> " + receiver, to -> new ArrayList<>()).add(share);
    }

    void compare(Topology topology, Findings findings) {
        for (TopologyNode node : topology.nodes()) {
            for (String way : List.of(node.name() + " >", "> " + node.name())) {
                List<Share> flows = shares.getOrDefault(way, List.of());
                double bits = flows.stream().mapToDouble(Share::bits).sum();
                if (bits == 0) {
                    continue;
                }
                long rate =
                        topology.link(topology.linkId(node.id(), 0))
                                .attributes()
                                .rateBitsPerSecond();
                double most = rate * unionNanos(flows) / 1e9;
                if (bits > most * (1 + 1e-6) + 1) {
                    findings.add(
                            "link %s: %d flows had %.0f bits of goodput, it carries %.0f in their"
                                    + " time",
                            way, flows.size(), bits, most);
                }
            }
        }
    }

    private static double unionNanos(List<Share> flows) {
        List<Share> sorted = new ArrayList<>(flows);
        sorted.sort(Comparator.comparingDouble(Share::fromNanos));
        double sum = 0;
        double until = 0;
        for (Share flow : sorted) {
            sum += Math.max(0, flow.toNanos() - Math.max(until, flow.fromNanos()));
            until = Math.max(until, flow.toNanos());
        }
        return sum;
    }
}
