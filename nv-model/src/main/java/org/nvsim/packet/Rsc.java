package org.nvsim.packet;

import java.util.Arrays;

/**
 * Joins TCP segments that follow each other into one, as an adapter with receive segment coalescing
 * does: the opposite of {@link Tso}. Only plain data with implied payload is joined, and only where
 * nothing but the sequence number moves on, so no acknowledgment, option or mark is lost. All
 * checksums must be good: a spoilt segment is shown as it came, and spoils no other.
 */
public final class Rsc {
    /** In place of an outer header's offset: the packets are in no tunnel. */
    public static final int NO_TUNNEL = Tso.NO_TUNNEL;

    private static final int PLAIN = Tcp.ACK | Tcp.PSH;

    private Rsc() {}

    /**
     * Joins the payload of {@code next} to {@code whole} if it is the very next of its stream.
     *
     * @param outerIp where the tunnel's IPv4 header stands in {@code whole}, or {@link #NO_TUNNEL}
     * @param ip where the IPv4 header of the TCP packet stands in {@code whole}
     * @param nextOuterIp where the tunnel's IPv4 header stands in {@code next}, or the same
     * @param nextIp where that of the TCP packet stands in {@code next}
     * @return whether it was joined; {@code next} itself is never changed
     */
    public static boolean join(
            Frame whole, int outerIp, int ip, Frame next, int nextOuterIp, int nextIp) {
        if (!isPlainData(whole, outerIp, ip) || !isPlainData(next, nextOuterIp, nextIp)) {
            return false;
        }
        int payload = payloadBytes(whole, ip);
        int more = payloadBytes(next, nextIp);
        int outermost = outerIp == NO_TUNNEL ? ip : outerIp;
        int total = whole.lengthBytes() - (outermost - whole.start()) + more;
        if (total > Ipv4.MAXIMUM_BYTES || !follows(whole, ip, payload, next, nextIp)) {
            return false;
        }
        whole.growTo(whole.storedBytes(), whole.lengthBytes() + more);
        whole.joined(next);
        byte[] b = whole.bytes();
        if (outerIp != NO_TUNNEL) {
            Ipv4.setTotalLength(b, outerIp, total);
        }
        Ipv4.setTotalLength(b, ip, Ipv4.totalLength(b, ip) + more);
        int tcp = ip + Ipv4.headerBytes(b, ip);
        int nextTcp = nextIp + Ipv4.headerBytes(next.bytes(), nextIp);
        Tcp.setFlags(b, tcp, Tcp.flags(b, tcp) | Tcp.flags(next.bytes(), nextTcp));
        int length = whole.lengthBytes() - (tcp - whole.start());
        Tcp.seal(b, tcp, whole.end() - tcp, length, Ipv4.source(b, ip), Ipv4.destination(b, ip));
        return true;
    }

    /** A TCP segment with payload, all of it implied, and no flag but ACK and PSH. */
    private static boolean isPlainData(Frame frame, int outerIp, int ip) {
        if (!isSound(frame, ip) || (outerIp != NO_TUNNEL && !isSound(frame, outerIp))) {
            return false;
        }
        byte[] b = frame.bytes();
        int tcp = ip + Ipv4.headerBytes(b, ip);
        if (Ipv4.protocol(b, ip) != Ipv4.PROTOCOL_TCP
                || Ipv4.isFragment(b, ip)
                || Tcp.defect(b, tcp, frame.end() - tcp) != DropReason.NONE) {
            return false;
        }
        int flags = Tcp.flags(b, tcp);
        return (flags & ~PLAIN) == 0
                && (flags & Tcp.ACK) != 0
                && frame.impliedBytes() > 0
                && frame.end() == tcp + Tcp.headerBytes(b, tcp)
                && Transport.checksumGood(frame, ip);
    }

    private static boolean isSound(Frame frame, int ip) {
        return Ipv4.defect(frame.bytes(), ip, frame.end() - ip, frame.impliedBytes())
                == DropReason.NONE;
    }

    private static int payloadBytes(Frame frame, int ip) {
        byte[] b = frame.bytes();
        return Ipv4.payloadBytes(b, ip) - Tcp.headerBytes(b, ip + Ipv4.headerBytes(b, ip));
    }

    private static boolean follows(Frame whole, int ip, int payload, Frame next, int nextIp) {
        byte[] a = whole.bytes();
        byte[] b = next.bytes();
        int header = Ipv4.headerBytes(a, ip);
        int tcp = ip + header;
        int nextTcp = nextIp + Ipv4.headerBytes(b, nextIp);
        int tcpHeader = Tcp.headerBytes(a, tcp);
        return header == Ipv4.headerBytes(b, nextIp)
                && tcpHeader == Tcp.headerBytes(b, nextTcp)
                && Ipv4.source(a, ip) == Ipv4.source(b, nextIp)
                && Ipv4.destination(a, ip) == Ipv4.destination(b, nextIp)
                && Ipv4.trafficClass(a, ip) == Ipv4.trafficClass(b, nextIp)
                && Tcp.sourcePort(a, tcp) == Tcp.sourcePort(b, nextTcp)
                && Tcp.destinationPort(a, tcp) == Tcp.destinationPort(b, nextTcp)
                && Tcp.sequence(a, tcp) + payload == Tcp.sequence(b, nextTcp)
                && Tcp.acknowledgment(a, tcp) == Tcp.acknowledgment(b, nextTcp)
                && Tcp.window(a, tcp) == Tcp.window(b, nextTcp)
                && sameOptions(a, tcp, b, nextTcp, tcpHeader);
    }

    private static boolean sameOptions(byte[] a, int tcp, byte[] b, int nextTcp, int header) {
        return Arrays.equals(
                a,
                tcp + Tcp.HEADER_BYTES,
                tcp + header,
                b,
                nextTcp + Tcp.HEADER_BYTES,
                nextTcp + header);
    }
}
