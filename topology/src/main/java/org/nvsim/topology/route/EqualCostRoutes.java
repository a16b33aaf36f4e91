package org.nvsim.topology.route;

import java.util.List;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.Topology;

/**
 * For every node that forwards and every rack of the address plan, the ports on all shortest paths
 * to the rack's switch. Immutable.
 *
 * <p>Racks are walked in the order of their addresses, and a node stores only where its answer
 * changes. In a tree-like network that is far less than a row per rack: the whole of a fat tree
 * takes memory linear in its nodes and links.
 */
public final class EqualCostRoutes {
    private final Topology topology;
    private final AddressPlan plan;
    private final ForwardingGraph graph;
    private final RunsByRack[] runs;

    private EqualCostRoutes(Topology topology, AddressPlan plan) {
        this.topology = topology;
        this.plan = plan;
        graph = new ForwardingGraph(topology);
        runs = new RunsByRack[graph.nodes.length];
        for (int index = 0; index < runs.length; index++) {
            runs[index] = new RunsByRack();
        }
        for (int rack = 0; rack < plan.racks().size(); rack++) {
            walk(rack);
        }
        for (RunsByRack each : runs) {
            each.trim();
        }
    }

    /**
     * Computes the routes of a network with this plan, in time proportional to racks times
     * (forwarding nodes plus links between them).
     *
     * @throws IllegalArgumentException if a rack's switch does not forward
     */
    public static EqualCostRoutes of(Topology topology, AddressPlan plan) {
        for (AddressPlan.Rack rack : plan.racks()) {
            if (!topology.node(rack.switchNode()).kind().forwards()) {
                throw new IllegalArgumentException(
                        topology.node(rack.switchNode()) + " cannot head " + rack.subnet());
            }
        }
        return new EqualCostRoutes(topology, plan);
    }

    private void walk(int rack) {
        int destination = graph.indexOf[plan.racks().get(rack).switchNode()];
        graph.measure(destination);
        for (int index = 0; index < runs.length; index++) {
            runs[index].add(rack, graph.portsTowards(index, runs[index].last()));
        }
    }

    /**
     * The ports of a forwarding node on all shortest paths to a rack; none if it heads that rack
     * itself, or if there is no path.
     */
    public PortSet ports(int node, int rack) {
        return runsOf(node).at(rack);
    }

    /**
     * The routing table of a forwarding node, as few prefixes as say the same: sorted by address,
     * racks with the same ports joined where they fill a shorter prefix, and one default route if
     * those ports all lead up a tier. Only a default route covers addresses that are in no rack,
     * and none leads down, so a packet to such an address climbs to the top and ends there.
     */
    public List<Route> table(int node) {
        return new RouteAggregation(topology, plan, runsOf(node), node).routes();
    }

    private RunsByRack runsOf(int node) {
        int index = graph.indexOf[node];
        if (index < 0) {
            throw new IllegalArgumentException(topology.node(node) + " does not forward");
        }
        return runs[index];
    }

    /** How many stretches of racks with equal ports are stored, over all nodes. */
    long storedRuns() {
        long sum = 0;
        for (RunsByRack each : runs) {
            sum += each.count();
        }
        return sum;
    }
}
