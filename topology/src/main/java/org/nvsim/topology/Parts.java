package org.nvsim.topology;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.util.UnionFind;

/**
 * Whether every node of a network can be reached from every other.
 *
 * @param count how many parts there are that no link joins; 1 if the network is whole
 * @param firstApart id of the first node that node 0 cannot reach; -1 if there is none
 */
public record Parts(int count, int firstApart) {

    /** The parts of a network of at least one node. */
    public static Parts of(Topology topology) {
        UnionFind<Integer> joined =
                new UnionFind<>(
                        IntStream.range(0, topology.nodeCount())
                                .boxed()
                                .collect(Collectors.toSet()));
        for (Link link : topology.links()) {
            joined.union(link.a().node(), link.b().node());
        }
        int apart =
                IntStream.range(0, topology.nodeCount())
                        .filter(node -> !joined.inSameSet(0, node))
                        .findFirst()
                        .orElse(-1);
        return new Parts(joined.numberOfSets(), apart);
    }
}
