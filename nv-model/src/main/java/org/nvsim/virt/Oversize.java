package org.nvsim.virt;

/** What a filter does with a packet too big for the provider network. */
public enum Oversize {
    /**
     * Tells the VM the MTU that fits if the packet must not be fragmented (RFC 1191), else
     * fragments it before it is encapsulated.
     */
    ICMP,
    /** Drops it and tells nobody: the black hole. */
    DROP,
    /** Fragments it before it is encapsulated, whatever its header says. */
    FRAGMENT_INNER
}
