package org.nvsim.virt.overlay;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/**
 * How an overlay puts customers' frames into packets of the provider's network, in place: outer
 * headers go into a frame's headroom and come out of it, and no payload is copied. It has no state
 * and allocates nothing.
 */
public interface Tunnel {
    /** Bytes before the inner frame: outer Ethernet, outer IP and all that follows. */
    int overheadBytes();

    /** Bytes that the largest inner IP packet is smaller than the outer: no outer Ethernet. */
    int mtuCostBytes();

    /**
     * The part of the outer header that tells flows apart.
     *
     * @param flowHash a hash of the inner packet's five-tuple, all 32 bits; 0 where flows are not
     *     to be told apart
     */
    int entropy(int flowHash);

    /**
     * Prepends outer headers. The outer MAC addresses are left for whoever knows the next hop;
     * everything else is written.
     *
     * @param vsid virtual subnet of the destination
     * @param entropy of {@link #entropy}
     * @param sourceProvider IPv4 address
     * @param destinationProvider IPv4 address
     * @param trafficClass outer DSCP and ECN
     * @param identification of the outer IPv4 packet
     */
    void encapsulate(
            Frame frame,
            int vsid,
            int entropy,
            int sourceProvider,
            int destinationProvider,
            int trafficClass,
            int identification);

    /**
     * Whether a sound IPv4 packet at {@code ip} is one of this tunnel's, well-formed or not: by its
     * protocol, or by its port.
     *
     * @param available bytes stored from {@code ip} on
     */
    boolean recognises(byte[] b, int ip, int available);

    /**
     * Why the packet at {@code ip}, one of this tunnel's, cannot be decapsulated, or {@link
     * DropReason#NONE}. The outer IPv4 header has been checked already and padding trimmed.
     */
    DropReason defect(Frame frame, int ip);

    /** The virtual subnet that a packet without {@link #defect} names. */
    int vsid(Frame frame, int ip);

    /**
     * Strips everything before the inner frame of a packet without {@link #defect} and carries
     * congestion marks inwards (RFC 6040, section 4.2).
     *
     * @param ip offset of the outer IPv4 header
     * @return why the frame must not be delivered, or {@link DropReason#NONE}
     */
    DropReason decapsulate(Frame frame, int ip);

    /**
     * Whether the frame at {@code off} carries IPv4 without options between these two provider
     * addresses, and in it this tunnel's packet of this virtual subnet with its shortest headers.
     * Its length was checked.
     */
    boolean isBetween(byte[] b, int off, int source, int destination, int vsid);

    /**
     * Decapsulates a packet that {@link #isBetween} two ends and carries IPv4, if both packets are
     * sound and whole and there is no padding.
     *
     * @return whether it did; else nothing was changed
     */
    boolean open(Frame frame, int ip);
}
