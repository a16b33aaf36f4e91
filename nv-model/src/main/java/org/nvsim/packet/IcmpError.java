package org.nvsim.packet;

import java.util.Arrays;

/** ICMP messages about another packet, and the rule when to keep silent (RFC 1122 s3.2.2). */
public final class IcmpError {
    /**
     * Longest error with its IPv4 header, of which as much is quoted as fits (RFC 1812 s4.3.2.3); a
     * host may quote as much (RFC 1122 s3.2.2).
     */
    private static final int MAXIMUM_BYTES = 576;

    private static final int TTL = 64;

    /** Precedence 6, internetwork control (RFC 1812 s4.3.2.5). */
    private static final int INTERNETWORK_CONTROL = 6 << 5;

    /** What is left of the type of service when precedence and ECN (RFC 3168) have their bits. */
    private static final int TYPE_OF_SERVICE = 0b0001_1100;

    private IcmpError() {}

    /**
     * True if an error may be sent about a packet: not about an ICMP error, a fragment other than
     * the first, anything sent to many, or a source that is not one machine. Whether the
     * destination is some network's broadcast address only the link destination tells.
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
                || (available > header && !Icmp.isError(Icmp.type(b, off + header)));
    }

    /** Length of the IPv4 packet that {@link #write} writes about a packet. */
    public static int packetBytes(byte[] cause, int causeIp) {
        return Ipv4.HEADER_BYTES + Icmp.HEADER_BYTES + quotedBytes(cause, causeIp);
    }

    /**
     * Writes an IPv4 packet with an ICMP message that quotes as much of a packet as fits, addressed
     * to the packet's source. It has the packet's type of service and precedence 6.
     *
     * @param off where the {@link #packetBytes} bytes go in {@code b}
     * @param cause frame with the packet, which stays as it is
     * @param causeIp where the packet's IPv4 header stands in the array of {@code cause}
     * @param source address of the machine that reports
     * @param identification for the IPv4 header, which no other packet of the sender should have
     * @param rest bytes 4 to 7 of the message: the MTU, a gateway, or 0
     */
    public static void write(
            byte[] b,
            int off,
            Frame cause,
            int causeIp,
            int source,
            int identification,
            int type,
            int code,
            int rest) {
        int length = packetBytes(cause.bytes(), causeIp);
        int destination = Ipv4.source(cause.bytes(), causeIp);
        int protocol = Ipv4.PROTOCOL_ICMP;
        int service = Ipv4.trafficClass(cause.bytes(), causeIp) & TYPE_OF_SERVICE;
        int trafficClass = INTERNETWORK_CONTROL | service;
        int id = identification & 0xFFFF;
        Ipv4.write(b, off, trafficClass, length, id, 0, TTL, protocol, source, destination);
        int icmp = off + Ipv4.HEADER_BYTES;
        Icmp.write(b, icmp, type, code, rest);
        int quote = icmp + Icmp.HEADER_BYTES;
        int stored = Math.min(off + length - quote, cause.end() - causeIp);
        System.arraycopy(cause.bytes(), causeIp, b, quote, stored);
        Arrays.fill(b, quote + stored, off + length, (byte) 0);
        Icmp.seal(b, icmp, off + length - icmp);
    }

    private static int quotedBytes(byte[] cause, int causeIp) {
        int most = MAXIMUM_BYTES - Ipv4.HEADER_BYTES - Icmp.HEADER_BYTES;
        return Math.min(most, Ipv4.totalLength(cause, causeIp));
    }
}
