package org.nvsim.topology.layout;

import java.util.Arrays;
import java.util.Optional;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/** The level of each node in a layered picture, 0 at the bottom. */
final class Tiers {
    private Tiers() {}

    /**
     * The nodes' own tiers if all have one, else their distance from the nearest end node if that
     * makes layers: a row of nodes must not be a mesh of its own.
     */
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
        boolean layered = tail > 0 && tail == tiers.length && !anyMesh(topology, tiers);
        return layered ? Optional.of(tiers) : Optional.empty();
    }

    /** Whether some tier has as many links within as nodes, so at least a ring. */
    private static boolean anyMesh(Topology topology, int[] tiers) {
        int[] linksLessNodes = new int[tiers.length];
        for (int tier : tiers) {
            linksLessNodes[tier]--;
        }
        for (Link link : topology.links()) {
            int tier = tiers[link.a().node()];
            if (tier == tiers[link.b().node()] && ++linksLessNodes[tier] >= 0) {
                return true;
            }
        }
        return false;
    }
}
