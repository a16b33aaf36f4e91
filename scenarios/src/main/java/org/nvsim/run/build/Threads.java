package org.nvsim.run.build;

import java.util.Optional;
import org.nvsim.observe.Observer;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.partition.Partition;

/**
 * How many threads a run may use. It uses fewer, or one, where more would be unsafe or no help;
 * that follows from the scenario alone, and what happens in a run does not depend on it.
 *
 * @param wanted at least 1
 * @param leastNodes nodes of the physical network that a thread is worth starting for
 * @param always whether they run side by side also where that is slower
 */
public record Threads(int wanted, int leastNodes, boolean always) {
    private static final int LEAST_NODES = 16;

    /** What a host does with a frame, against what a switch does: guests write and read it. */
    private static final long WORK_OF_HOSTS = 3;

    /** Below that, threads wait for each other more than they work. */
    private static final long LEAST_LOOKAHEAD_PS = 100_000;

    public static final Threads ONE = upTo(1);

    public static Threads upTo(int wanted) {
        return new Threads(wanted, LEAST_NODES, false);
    }

    /**
     * Spreads the nodes of a run.
     *
     * @param observer who watches, or null
     */
    ThreadAssignment over(Scenario scenario, Topology topology, Observer observer) {
        if (wanted == 1) {
            return ThreadAssignment.NONE;
        }
        if (observer != null) {
            return ThreadAssignment.not("who watches sees one thing after the other");
        }
        Optional<String> shared = sharing(scenario);
        if (shared.isPresent()) {
            return ThreadAssignment.not(shared.get());
        }
        int worth = Math.max(1, Math.min(wanted, topology.nodeCount() / leastNodes));
        Partition partition = Partition.of(topology, worth, work(topology));
        Optional<String> small =
                partition.parts() < wanted
                        ? Optional.of("the network has only " + topology.nodeCount() + " nodes")
                        : Optional.empty();
        if (partition.parts() == 1) {
            return new ThreadAssignment(Optional.empty(), small);
        }
        long lookaheadPs = Math.min(partition.lookaheadPs(), scenario.policy().latencyPs());
        if (lookaheadPs < LEAST_LOOKAHEAD_PS) {
            return ThreadAssignment.not(
                    "parts of the network are only " + lookaheadPs + " ps apart");
        }
        return new ThreadAssignment(Optional.of(partition), small);
    }

    /** How much each node is expected to do: as much as it has links, and guests do more. */
    private static long[] work(Topology topology) {
        return topology.nodes().stream()
                .mapToLong(
                        node ->
                                topology.portCount(node.id())
                                        * (node.kind() == NodeKind.HOST ? WORK_OF_HOSTS : 1))
                .toArray();
    }

    /** What nodes of a run share, other than messages; empty if nothing. */
    private static Optional<String> sharing(Scenario scenario) {
        for (FlowSpec flow : scenario.traffic()) {
            if (flow instanceof FlowSpec.Udp udp && udp.toAddress()) {
                return Optional.of("flow " + udp.name() + " is counted at several machines");
            }
        }
        return scenario.timeline().stream().anyMatch(action -> action.migration().isPresent())
                ? Optional.of("VMs move from node to node")
                : Optional.empty();
    }
}
