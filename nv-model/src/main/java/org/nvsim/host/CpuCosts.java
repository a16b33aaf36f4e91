package org.nvsim.host;

import org.nvsim.limits.Limits;

/**
 * Core time that the work of a host takes, in picoseconds, within {@link Limits#WORK} and {@link
 * Limits#WORK_PER_BYTE}. The values that ship, and where each comes from, are in the calibration
 * file of the scenario library.
 *
 * @param receivePacketPs one frame from the adapter's queue through virtual switch and VM bus into
 *     the guest, the guest's own work included
 * @param sendPacketPs one packet, or one large send, from the guest through VM bus and switch to
 *     the adapter
 * @param sendBytePs a byte copied on its way out
 * @param cutSegmentPs one frame cut off a large send by software
 * @param checksumBytePs a byte summed by software
 * @param lookupPs finding the policy record of a packet
 * @param encapsulatePs building the outer headers of a packet or large send
 * @param decapsulatePs checking and taking off the outer headers of a frame
 * @param rewritePs replacing the addresses of a packet
 * @param interruptPs taking an interrupt when a core was idle
 * @param coalescedPacketPs one frame that is joined to another one that waits, in place of {@code
 *     receivePacketPs}
 */
public record CpuCosts(
        long receivePacketPs,
        long sendPacketPs,
        long sendBytePs,
        long cutSegmentPs,
        long checksumBytePs,
        long lookupPs,
        long encapsulatePs,
        long decapsulatePs,
        long rewritePs,
        long interruptPs,
        long coalescedPacketPs) {
    public CpuCosts {
        for (long workPs :
                new long[] {
                    receivePacketPs,
                    sendPacketPs,
                    cutSegmentPs,
                    lookupPs,
                    encapsulatePs,
                    decapsulatePs,
                    rewritePs,
                    interruptPs,
                    coalescedPacketPs
                }) {
            Limits.WORK.require(workPs, "work in ps");
        }
        Limits.WORK_PER_BYTE.require(sendBytePs, "work for a byte in ps");
        Limits.WORK_PER_BYTE.require(checksumBytePs, "work for a byte in ps");
    }

    /** Work takes no time. */
    public static final CpuCosts NONE = new CpuCosts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
