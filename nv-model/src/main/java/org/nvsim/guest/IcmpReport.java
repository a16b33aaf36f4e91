package org.nvsim.guest;

import org.nvsim.packet.Icmp;

/**
 * An ICMP error about a packet of this guest (RFC 792).
 *
 * @param type {@link Icmp#UNREACHABLE}, {@link Icmp#TIME_EXCEEDED}, …
 * @param code what of that type
 * @param destination where the packet was going
 * @param reporter who sent the error
 * @param mtuBytes largest packet that now goes there, as the guest believes; of interest if the
 *     packet was too big
 */
public record IcmpReport(int type, int code, int destination, int reporter, int mtuBytes) {
    /** Whether the packet must be sent again in smaller ones (RFC 1191). */
    public boolean isTooBig() {
        return type == Icmp.UNREACHABLE && code == Icmp.FRAGMENTATION_NEEDED;
    }

    /** Whether nobody is there to take such packets: no listener, or no such protocol. */
    public boolean isRefusal() {
        return type == Icmp.UNREACHABLE
                && (code == Icmp.PORT_UNREACHABLE || code == Icmp.PROTOCOL_UNREACHABLE);
    }
}
