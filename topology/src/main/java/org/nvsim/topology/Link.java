package org.nvsim.topology;

import java.util.Objects;

/**
 * A full-duplex link between two ports.
 *
 * @param id dense from 0, in the order links were added
 */
public record Link(int id, PortRef a, PortRef b, LinkAttributes attributes) {
    public Link {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(attributes, "attributes");
    }

    /** The end that is not at this node. */
    public PortRef farEnd(int node) {
        if (node == a.node()) {
            return b;
        }
        if (node == b.node()) {
            return a;
        }
        throw new IllegalArgumentException("node " + node + " is no end of link " + id);
    }
}
