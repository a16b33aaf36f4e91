package org.nvsim.virt;

import org.nvsim.packet.Bytes;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;

/** Errors that a router in the host sends to a VM about its packet (RFC 792, RFC 1191). */
final class IcmpErrors {
    private static final int QUOTED_PAYLOAD_BYTES = 8;
    private static final int TTL = 128;

    private IcmpErrors() {}

    /** Never about an ICMP error or a later fragment (RFC 1122, section 3.2.2). */
    static boolean mayBeAbout(Frame frame, int ip) {
        byte[] b = frame.bytes();
        if (Ipv4.fragmentOffset(b, ip) != 0) {
            return false;
        }
        int icmp = ip + Ipv4.headerBytes(b, ip);
        boolean error =
                Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_ICMP
                        && (icmp >= frame.end() || Icmp.isError(Icmp.type(b, icmp)));
        return !error;
    }

    /**
     * Writes an error about {@code offending} to its sender.
     *
     * @param message a frame whose content is replaced
     * @param fromMac of the router
     * @param from address of the router
     * @param mtuBytes named by "fragmentation needed"; 0 for other errors
     */
    static void write(
            Frame offending,
            Frame message,
            long fromMac,
            int from,
            int type,
            int code,
            int mtuBytes) {
        byte[] old = offending.bytes();
        int oldIp = offending.start() + Ethernet.HEADER_BYTES;
        int quoted = Ipv4.headerBytes(old, oldIp) + QUOTED_PAYLOAD_BYTES;
        int total = Ipv4.HEADER_BYTES + Icmp.HEADER_BYTES + quoted;
        message.reset(Ethernet.HEADER_BYTES + total, 0);
        byte[] b = message.bytes();
        int off = message.start();
        Ethernet.write(
                b, off, Ethernet.source(old, offending.start()), fromMac, Ethernet.TYPE_IPV4);
        int ip = off + Ethernet.HEADER_BYTES;
        Ipv4.write(b, ip, 0, total, 0, 0, TTL, Ipv4.PROTOCOL_ICMP, from, Ipv4.source(old, oldIp));
        int icmp = ip + Ipv4.HEADER_BYTES;
        Icmp.write(b, icmp, type, code, mtuBytes);
        for (int i = 0; i < quoted; i++) {
            boolean stored = oldIp + i < offending.end();
            Bytes.put8(b, icmp + Icmp.HEADER_BYTES + i, stored ? old[oldIp + i] : 0);
        }
        Icmp.seal(b, icmp, Icmp.HEADER_BYTES + quoted);
    }
}
