package org.nvsim.topology.layout;

import java.util.Arrays;
import java.util.Optional;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/** The level of each node in a layered picture, 0 at the bottom. */
final class Tiers {
    private Tiers() {}

    /** The nodes' own tiers if all have one, else their distance from the nearest end node. */
    static Optional<int[]> of(Topology topology) {
        int[] tiers = new int[topology.nodeCount()];
        for (TopologyNode node : topology.nodes()) {
            if (node.tier().isEmpty()) {
                return inferred(topology);
            }
            tiers[node.id()] = node.tier().getAsInt();
        }
        return tiers.length == 0 ? Optional.empty() : Optional.of(tiers);
    }

    private static Optional<int[]> inferred(Topology topology) {
        int[] tiers = new int[topology.nodeCount()];
        int[] queue = new int[tiers.length];
        int tail = 0;
        Arrays.fill(tiers, -1);
        for (TopologyNode node : topology.nodes()) {
            if (!node.kind().forwards()) {
                tiers[node.id()] = 0;
                queue[tail++] = node.id();
            }
        }
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            for (int port = 0; port < topology.portCount(node); port++) {
                int next = topology.neighbor(node, port);
                if (tiers[next] < 0) {
                    tiers[next] = tiers[node] + 1;
                    queue[tail++] = next;
                }
            }
        }
        return tail > 0 && tail == tiers.length ? Optional.of(tiers) : Optional.empty();
    }
}
