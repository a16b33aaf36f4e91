package org.nvsim.packet;

import java.util.Arrays;

/** ICMP messages about another packet, and the rule when to keep silent (RFC 1122 s3.2.2). */
public final class IcmpError {
    /** What is quoted of a packet's payload: in NVGRE the whole GRE header (RFC 792). */
    private static final int QUOTED_PAYLOAD_BYTES = 8;

    private static final int TTL = 64;

    private IcmpError() {}

    /**
     * True if an error may be sent about a packet: not about an ICMP error, a fragment other than
     * the first, anything sent to many, or a source that is not one machine (RFC 1122 s3.2.2).
     * Whether the destination is some network's broadcast address only the caller can know; it
     * shows in the link destination.
     *
     * @param off where the IPv4 header, without {@link Ipv4#defect}, begins
     * @param available bytes stored from there
     * @param linkDestination MAC address the packet was sent to
     */
    public static boolean mayReport(byte[] b, int off, int available, long linkDestination) {
        int source = Ipv4.source(b, off);
        int destination = Ipv4.destination(b, off);
        boolean toMany =
                MacAddress.isGroup(linkDestination)
                        || Ipv4Address.isMulticast(destination)
                        || destination == Ipv4Address.BROADCAST;
        boolean fromOne = source != Ipv4Address.UNSPECIFIED && Ipv4Address.canBeSource(source);
        if (toMany || !fromOne || Ipv4.fragmentOffset(b, off) > 0) {
            return false;
        }
        int header = Ipv4.headerBytes(b, off);
        return Ipv4.protocol(b, off) != Ipv4.PROTOCOL_ICMP
                || available <= header
                || !Icmp.isError(Icmp.type(b, off + header));
    }

    /**
     * A new frame with an ICMP message that quotes a packet's header and 8 bytes more, addressed to
     * the packet's source. Its Ethernet addresses are zero: whoever sends it fills them in.
     *
     * @param cause frame with the packet; it stays with its owner
     * @param ipOffset where the packet's IPv4 header stands in the array of {@code cause}
     * @param rest bytes 4 to 7 of the message: the MTU, a gateway, or 0
     * @param source address of the machine that reports
     * @param identification for the new IPv4 header
     */
    public static Frame create(
            FrameLedger ledger,
            Frame cause,
            int ipOffset,
            int type,
            int code,
            int rest,
            int source,
            int identification) {
        byte[] quoted = cause.bytes();
        int header = Ipv4.headerBytes(quoted, ipOffset);
        int quote = Math.min(header + QUOTED_PAYLOAD_BYTES, Ipv4.totalLength(quoted, ipOffset));
        int message = Icmp.HEADER_BYTES + quote;
        int length = Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + message;
        Frame frame = ledger.create(length, 0);
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int icmp = ip + Ipv4.HEADER_BYTES;
        Ethernet.write(b, frame.start(), 0, 0, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                ip,
                0,
                Ipv4.HEADER_BYTES + message,
                identification,
                0,
                TTL,
                Ipv4.PROTOCOL_ICMP,
                source,
                Ipv4.source(quoted, ipOffset));
        Icmp.write(b, icmp, type, code, rest);
        quote(cause, ipOffset, b, icmp + Icmp.HEADER_BYTES, quote);
        Icmp.seal(b, icmp, message);
        return frame;
    }

    private static void quote(Frame cause, int ipOffset, byte[] b, int off, int length) {
        int stored = Math.min(length, cause.end() - ipOffset);
        System.arraycopy(cause.bytes(), ipOffset, b, off, stored);
        Arrays.fill(b, off + stored, off + length, (byte) 0);
    }
}
