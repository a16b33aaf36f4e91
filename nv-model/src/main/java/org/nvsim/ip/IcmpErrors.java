package org.nvsim.ip;

import java.util.Optional;
import org.nvsim.observe.Place;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;

/** ICMP errors about a packet (RFC 792), where one may be sent (RFC 1122 s3.2.2). */
public final class IcmpErrors {
    private static final int QUOTED_DATA_BYTES = 8;
    private static final int TTL = 64;

    private IcmpErrors() {}

    /**
     * An error about the IPv4 packet in {@code offending}, addressed to its source; empty if no
     * error may be sent about it. The new frame is complete but for its Ethernet addresses; the
     * offending one is not touched.
     *
     * @param ipOffset where its IPv4 header starts in the array; the header has been checked
     * @param from address the error comes from
     * @param rest bytes 4 to 7 of the message: the next-hop MTU, or 0
     */
    public static Optional<Frame> about(
            Place place, Frame offending, int ipOffset, int from, int type, int code, int rest) {
        if (!mayBeSentAbout(offending, ipOffset)) {
            return Optional.empty();
        }
        byte[] packet = offending.bytes();
        int header = Ipv4.headerBytes(packet, ipOffset);
        int stored = offending.end() - ipOffset;
        int quoted = Math.min(header + QUOTED_DATA_BYTES, Ipv4.totalLength(packet, ipOffset));
        int icmpBytes = Icmp.HEADER_BYTES + quoted;
        Frame error = place.create(Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + icmpBytes, 0);
        error.tag(offending.flow(), offending.number());
        byte[] b = error.bytes();
        int ip = error.start() + Ethernet.HEADER_BYTES;
        int icmp = ip + Ipv4.HEADER_BYTES;
        Ethernet.write(b, error.start(), 0, 0, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                ip,
                0,
                Ipv4.HEADER_BYTES + icmpBytes,
                0,
                0,
                TTL,
                Ipv4.PROTOCOL_ICMP,
                from,
                Ipv4.source(packet, ipOffset));
        Icmp.write(b, icmp, type, code, rest);
        int copied = Math.min(quoted, stored);
        System.arraycopy(packet, ipOffset, b, icmp + Icmp.HEADER_BYTES, copied);
        java.util.Arrays.fill(b, icmp + Icmp.HEADER_BYTES + copied, icmp + icmpBytes, (byte) 0);
        Icmp.seal(b, icmp, icmpBytes);
        return Optional.of(error);
    }

    private static boolean mayBeSentAbout(Frame frame, int ip) {
        byte[] b = frame.bytes();
        int source = Ipv4.source(b, ip);
        int destination = Ipv4.destination(b, ip);
        if (MacAddress.isGroup(Ethernet.destination(b, frame.start()))
                || Ipv4.fragmentOffset(b, ip) > 0
                || !Ipv4Address.canBeSource(source)
                || source == Ipv4Address.UNSPECIFIED
                || Ipv4Address.isMulticast(destination)
                || destination == Ipv4Address.BROADCAST) {
            return false;
        }
        int icmp = ip + Ipv4.headerBytes(b, ip);
        return Ipv4.protocol(b, ip) != Ipv4.PROTOCOL_ICMP
                || (icmp < frame.end() && !Icmp.isError(b[icmp] & 0xFF));
    }
}
