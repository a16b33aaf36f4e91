package org.nvsim.topology;

/** What a node of the physical network is. */
public enum NodeKind {
    /** A virtualization host: it carries VMs and ends tunnels. */
    HOST(false),
    /** Bridges within a subnet; where an address plan makes it head of a rack, also routes. */
    SWITCH(true),
    /** Routes between subnets and bridges nothing. */
    ROUTER(true),
    /** Passes on what its rules allow. */
    FIREWALL(true),
    /** A network-virtualization gateway: an end of tunnels, so not a way through the fabric. */
    GATEWAY(false),
    /** A plain machine outside the virtual networks. */
    SERVER(false);

    private final boolean forwards;

    NodeKind(boolean forwards) {
        this.forwards = forwards;
    }

    /** Whether a path of the physical network may lead through such a node, not only end there. */
    public boolean forwards() {
        return forwards;
    }
}
