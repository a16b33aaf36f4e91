package org.nvsim.topology;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node of the physical network.
 *
 * @param id dense from 0, in the order nodes were added
 * @param name unique in its topology
 * @param tier the level in a layered network, 0 for end nodes and growing upwards, if it has one
 * @param position where the user wants it drawn, if anywhere
 */
public record TopologyNode(
        int id, String name, NodeKind kind, OptionalInt tier, Optional<Position> position) {
    public TopologyNode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(position, "position");
    }
}
