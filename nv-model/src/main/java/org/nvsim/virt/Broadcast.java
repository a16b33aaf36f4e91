package org.nvsim.virt;

/** What a filter does with broadcasts and multicasts of a VM whose traffic is encapsulated. */
public enum Broadcast {
    /** They stay on the host. */
    DROP,
    /** One unicast copy for each provider address of the virtual subnet. */
    REPLICATE,
    /**
     * One copy to the provider multicast group of the virtual subnet; replicated if none is mapped.
     */
    PA_MULTICAST
}
