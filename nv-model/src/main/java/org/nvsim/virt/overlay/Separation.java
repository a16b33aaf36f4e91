package org.nvsim.virt.overlay;

/** What keeps the packets of one tenant from the machines of another. */
public enum Separation {
    /** Nothing: VMs are machines of the provider's network. */
    NONE,
    /** A VLAN for each virtual subnet, which the provider's switches keep apart. */
    VLAN,
    /** Lookup records: hosts pass on only what a record of the virtual subnet admits. */
    RECORDS
}
