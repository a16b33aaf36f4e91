package org.nvsim.topology.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.Subnet;
import org.nvsim.topology.Topology;

/** Makes one node's routing table short. */
final class RouteAggregation {
    private final Topology topology;
    private final AddressPlan plan;
    private final RunsByRack runs;
    private final int node;

    RouteAggregation(Topology topology, AddressPlan plan, RunsByRack runs, int node) {
        this.topology = topology;
        this.plan = plan;
        this.runs = runs;
        this.node = node;
    }

    List<Route> routes() {
        Optional<PortSet> uplinks = uplinks();
        List<Route> routes = new ArrayList<>();
        uplinks.ifPresent(ports -> routes.add(new Route(Subnet.ALL, ports)));
        for (int rack = 0; rack < plan.racks().size(); rack++) {
            PortSet ports = runs.at(rack);
            boolean covered = uplinks.isPresent() && uplinks.get().equals(ports);
            boolean attached = plan.racks().get(rack).switchNode() == node;
            if (!covered && (attached || !ports.isEmpty())) {
                append(routes, new Route(plan.racks().get(rack).subnet(), ports));
            }
        }
        return routes;
    }

    /** Adds a route; while it and the one before are the two halves of a prefix, joins them. */
    private static void append(List<Route> routes, Route route) {
        Route joined = route;
        while (!routes.isEmpty()) {
            Route before = routes.get(routes.size() - 1);
            Subnet upper = joined.prefix();
            int length = upper.length();
            if (joined.attached()
                    || before.prefix().length() != length
                    || !before.ports().equals(joined.ports())
                    || before.prefix().address() != (upper.address() & ~(1 << (32 - length)))
                    || before.prefix().equals(upper)) {
                break;
            }
            routes.remove(routes.size() - 1);
            joined = new Route(new Subnet(before.prefix().address(), length - 1), joined.ports());
        }
        routes.add(joined);
    }

    /** The ports that most racks are behind, of those that all lead up a tier. */
    private Optional<PortSet> uplinks() {
        Map<PortSet, int[]> racksBehind = new LinkedHashMap<>();
        for (int rack = 0; rack < plan.racks().size(); rack++) {
            racksBehind.computeIfAbsent(runs.at(rack), ports -> new int[1])[0]++;
        }
        PortSet best = PortSet.NONE;
        int most = 1;
        for (Map.Entry<PortSet, int[]> entry : racksBehind.entrySet()) {
            if (entry.getValue()[0] > most && leadsUp(entry.getKey())) {
                best = entry.getKey();
                most = entry.getValue()[0];
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private boolean leadsUp(PortSet ports) {
        OptionalInt own = topology.node(node).tier();
        for (int i = 0; i < ports.size(); i++) {
            OptionalInt next = topology.node(topology.neighbor(node, ports.port(i))).tier();
            if (own.isEmpty() || next.isEmpty() || next.getAsInt() <= own.getAsInt()) {
                return false;
            }
        }
        return !ports.isEmpty();
    }
}
