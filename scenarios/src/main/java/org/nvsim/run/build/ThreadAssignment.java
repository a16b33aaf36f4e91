package org.nvsim.run.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.packet.FrameDepot;
import org.nvsim.packet.FramePool;
import org.nvsim.topology.partition.Partition;

/**
 * Which node of a physical network is run by which thread.
 *
 * @param partition a part for each thread; empty if there is one thread
 * @param reason why there are fewer threads than wanted; empty if there are not
 */
public record ThreadAssignment(Optional<Partition> partition, Optional<String> reason) {
    static final ThreadAssignment NONE = new ThreadAssignment(Optional.empty(), Optional.empty());

    /** One thread, for this reason. */
    static ThreadAssignment not(String reason) {
        return new ThreadAssignment(Optional.empty(), Optional.of(reason));
    }

    public int threads() {
        return partition.map(Partition::parts).orElse(1);
    }

    /** Which thread runs a node of the network, from 0. */
    int threadOf(int node) {
        return partition.map(p -> p.partOf(node)).orElse(0);
    }

    /** New pools of frames, one for each thread. */
    List<FramePool> pools() {
        if (threads() == 1) {
            return List.of(new FramePool());
        }
        FrameDepot depot = new FrameDepot();
        List<FramePool> pools = new ArrayList<>();
        for (int i = 0; i < threads(); i++) {
            pools.add(new FramePool(depot));
        }
        return pools;
    }
}
