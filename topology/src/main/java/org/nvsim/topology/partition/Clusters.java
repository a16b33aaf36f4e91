package org.nvsim.topology.partition;

import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/** Nodes that must stay together, and the links between such clusters. */
final class Clusters {
    private final int[] clusterOf;
    private final int count;
    private final long[] weight;
    private final int[] first;
    private final int[] neighbor;

    Clusters(Topology topology, long[] nodeWeights) {
        clusterOf = new int[topology.nodeCount()];
        count = assign(topology);
        weight = new long[count];
        for (int node = 0; node < clusterOf.length; node++) {
            weight[clusterOf[node]] += nodeWeights[node];
        }
        first = new int[count + 1];
        neighbor = connect(topology);
    }

    private int assign(Topology topology) {
        int next = 0;
        for (int node = 0; node < clusterOf.length; node++) {
            clusterOf[node] = head(topology, node) == node ? next++ : -1;
        }
        for (int node = 0; node < clusterOf.length; node++) {
            clusterOf[node] = clusterOf[head(topology, node)];
        }
        return next;
    }

    /** The node that decides where this one goes: itself, or the switch it hangs on. */
    private static int head(Topology topology, int node) {
        if (topology.node(node).kind().forwards() || topology.portCount(node) == 0) {
            return node;
        }
        int next = topology.neighbor(node, 0);
        return topology.node(next).kind().forwards() ? next : node;
    }

    private int[] connect(Topology topology) {
        for (Link link : topology.links()) {
            int a = clusterOf[link.a().node()];
            int b = clusterOf[link.b().node()];
            if (a != b) {
                first[a + 1]++;
                first[b + 1]++;
            }
        }
        for (int cluster = 0; cluster < count; cluster++) {
            first[cluster + 1] += first[cluster];
        }
        int[] next = first.clone();
        int[] neighbors = new int[first[count]];
        for (Link link : topology.links()) {
            int a = clusterOf[link.a().node()];
            int b = clusterOf[link.b().node()];
            if (a != b) {
                neighbors[next[a]++] = b;
                neighbors[next[b]++] = a;
            }
        }
        return neighbors;
    }

    int count() {
        return count;
    }

    int clusterOf(int node) {
        return clusterOf[node];
    }

    long weight(int cluster) {
        return weight[cluster];
    }

    long totalWeight() {
        long sum = 0;
        for (long each : weight) {
            sum += each;
        }
        return sum;
    }

    /** Links of a cluster to others. */
    int degree(int cluster) {
        return first[cluster + 1] - first[cluster];
    }

    /** The cluster at the far end of a link, from 0 to below the degree. */
    int neighbor(int cluster, int index) {
        return neighbor[first[cluster] + index];
    }
}
