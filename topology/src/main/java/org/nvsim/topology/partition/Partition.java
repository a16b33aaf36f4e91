package org.nvsim.topology.partition;

import java.util.List;
import java.util.stream.Collectors;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/**
 * Which part each node of a network belongs to: parts of similar weight, few links between them,
 * every end node in the part of the switch on its first port. Immutable, and the same for the same
 * network, count and weights.
 */
public final class Partition {
    private final int parts;
    private final int[] partOf;
    private final long[] weightOf;
    private final List<Link> cut;

    private Partition(Topology topology, int parts, int[] partOf, long[] nodeWeights) {
        this.parts = parts;
        this.partOf = partOf;
        weightOf = new long[parts];
        for (int node = 0; node < partOf.length; node++) {
            weightOf[partOf[node]] += nodeWeights[node];
        }
        cut =
                topology.links().stream()
                        .filter(link -> partOf[link.a().node()] != partOf[link.b().node()])
                        .collect(Collectors.toUnmodifiableList());
    }

    /** Splits a network, a node weighing as much as it has ports. */
    public static Partition of(Topology topology, int parts) {
        long[] weights = new long[topology.nodeCount()];
        for (int node = 0; node < weights.length; node++) {
            weights[node] = topology.portCount(node);
        }
        return of(topology, parts, weights);
    }

    /**
     * Splits a network.
     *
     * @param parts how many parts are wanted, at least 1; fewer come out if nodes must stay
     *     together
     * @param nodeWeights the work of each node by id, 0 or more
     */
    public static Partition of(Topology topology, int parts, long[] nodeWeights) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be at least 1: " + parts);
        }
        Clusters clusters = new Clusters(topology, nodeWeights);
        int possible = Math.max(1, Math.min(parts, clusters.count()));
        int[] partOfCluster = new Growth(clusters, possible).grow();
        new Refinement(clusters, possible, partOfCluster).refine();
        int[] partOf = new int[topology.nodeCount()];
        for (int node = 0; node < partOf.length; node++) {
            partOf[node] = partOfCluster[clusters.clusterOf(node)];
        }
        return new Partition(topology, possible, partOf, nodeWeights);
    }

    public int parts() {
        return parts;
    }

    /** The part of a node, from 0. */
    public int partOf(int node) {
        return partOf[node];
    }

    /** The sum of the weights of a part's nodes. */
    public long weightOf(int part) {
        return weightOf[part];
    }

    /** The links between parts, by id. */
    public List<Link> cutLinks() {
        return cut;
    }

    /**
     * How far ahead of each other parts can safely run: the smallest delay of a cut link in
     * picoseconds, {@link Long#MAX_VALUE} if nothing is cut.
     */
    public long lookaheadPs() {
        long smallest = Long.MAX_VALUE;
        for (Link link : cut) {
            smallest = Math.min(smallest, link.attributes().delayPs());
        }
        return smallest;
    }
}
