package org.nvsim.control.powershell;

/** What scripts switch on and off at a physical adapter. */
public enum AdapterFeature {
    /** The filter driver ms_netwnv, bound to the adapter. */
    NETWORK_VIRTUALIZATION("Binding"),
    /** Offloads that look inside NVGRE. */
    ENCAPSULATED_TASK_OFFLOAD("EncapsulatedPacketTaskOffload"),
    /** Receive queues by MAC address. */
    VIRTUAL_MACHINE_QUEUE("Vmq"),
    /** Large sends cut by the adapter. */
    LARGE_SEND_OFFLOAD("Lso"),
    /** Receive flows spread over cores. */
    RECEIVE_SIDE_SCALING("Rss"),
    /** Checksums computed and checked by the adapter. */
    CHECKSUM_OFFLOAD("ChecksumOffload");

    private final String noun;

    AdapterFeature(String noun) {
        this.noun = noun;
    }

    /** The end of the commands' noun: {@code Enable-NetAdapter…}. */
    String noun() {
        return noun;
    }
}
