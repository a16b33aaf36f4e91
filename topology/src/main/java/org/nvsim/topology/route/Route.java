package org.nvsim.topology.route;

import java.util.Objects;
import org.nvsim.topology.Subnet;

/**
 * One row of a node's routing table.
 *
 * @param ports the ports of all shortest paths; none where the subnet is the node's own rack, which
 *     it reaches without a next hop
 */
public record Route(Subnet prefix, PortSet ports) {
    public Route {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(ports, "ports");
    }

    /** Whether the destination is in the node's own rack. */
    public boolean attached() {
        return ports.isEmpty();
    }
}
