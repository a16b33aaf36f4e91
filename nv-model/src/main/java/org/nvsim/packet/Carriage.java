package org.nvsim.packet;

/** How the provider's network carries a frame. */
public enum Carriage {
    /** It is the provider's own: ARP, answers of hosts. */
    OWN,
    /** A machine's frame as it was sent, but for a VLAN tag. */
    PLAIN,
    /** A machine's frame with the addresses of the provider's network in place of its own. */
    REWRITTEN,
    /** A machine's frame in a tunnel. */
    ENCAPSULATED
}
