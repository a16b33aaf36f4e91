package org.nvsim.virt.gateway;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/**
 * Joins virtual networks to the physical one. Each tenant has a virtual subnet of its routing
 * domain in which the gateway sits; its VSID names the tenant here.
 *
 * <p>Frames are Ethernet without tag. A gateway changes the IPv4 packet inside (its TTL too: it is
 * a router) and leaves the MAC addresses to whoever sends the frame on. The IPv4 header has been
 * found sound before.
 */
public interface Gateway {
    /**
     * Prepares a packet that a virtual network sent for the physical one.
     *
     * @param vsid the gateway's virtual subnet that the packet came through
     * @param nowPs picoseconds since the start
     * @return why it goes no further, or {@link DropReason#NONE}
     */
    DropReason toOutside(Frame frame, int vsid, long nowPs);

    /**
     * Prepares a packet of the physical network for a virtual one, named by {@link #vsid()}
     * afterwards.
     *
     * @param nowPs picoseconds since the start
     * @return why it goes no further, or {@link DropReason#NONE}
     */
    DropReason toInside(Frame frame, long nowPs);

    /**
     * Whether it must see whole datagrams, because only the first fragment has what it decides by
     * (RFC 4787, requirement 14).
     */
    boolean needsWholeDatagrams();

    /** The gateway's virtual subnet of the tenant whose packet was handled last. */
    int vsid();

    /** What decided about the last packet, for people; made on demand. */
    String decision();
}
