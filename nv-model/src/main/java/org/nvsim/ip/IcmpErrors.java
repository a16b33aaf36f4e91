package org.nvsim.ip;

import java.util.Optional;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.IcmpError;

/** ICMP errors about a packet (RFC 792), where one may be sent (RFC 1122 s3.2.2). */
public final class IcmpErrors {
    private IcmpErrors() {}

    /**
     * An error about the IPv4 packet in {@code offending}, addressed to its source; empty if no
     * error may be sent about it. The new frame is complete but for its Ethernet addresses; the
     * offending one is not touched.
     *
     * @param ipOffset where its IPv4 header starts in the array; the header has been checked
     * @param from address the error comes from
     * @param rest bytes 4 to 7 of the message: the next-hop MTU, or 0
     * @param identification of its IPv4 header, 16 bits of it
     */
    public static Optional<Frame> about(
            TracePoint place,
            Frame offending,
            int ipOffset,
            int from,
            int type,
            int code,
            int rest,
            int identification) {
        byte[] packet = offending.bytes();
        int stored = offending.end() - ipOffset;
        long linkDestination = Ethernet.destination(packet, offending.start());
        if (!IcmpError.mayReport(packet, ipOffset, stored, linkDestination)) {
            return Optional.empty();
        }
        int length = Ethernet.HEADER_BYTES + IcmpError.packetBytes(packet, ipOffset);
        Frame error = place.create(length, 0);
        error.tag(offending.flow(), offending.number());
        error.setDomain(offending.domain());
        byte[] b = error.bytes();
        int ip = error.start() + Ethernet.HEADER_BYTES;
        Ethernet.write(b, error.start(), 0, 0, Ethernet.TYPE_IPV4);
        IcmpError.write(b, ip, offending, ipOffset, from, identification, type, code, rest);
        place.created(error);
        return Optional.of(error);
    }
}
