package org.nvsim.fabric.firewall;

import java.util.Optional;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Vlan;

/**
 * What a packet is to a firewall: its outer IPv4 header and the ports or ICMP words behind it. What
 * a tunnel carries it does not see.
 *
 * @param protocol IP protocol number
 * @param sourcePort {@link #NONE} if it has none, as later fragments have none
 * @param destinationPort likewise
 * @param icmpType {@link #NONE} if it is no ICMP message
 * @param icmpCode likewise
 * @param lengthBytes of the IP packet, header included
 */
public record SeenPacket(
        int protocol,
        int source,
        int destination,
        int sourcePort,
        int destinationPort,
        int icmpType,
        int icmpCode,
        int lengthBytes) {
    /** The packet has no such field. */
    public static final int NONE = PacketKey.NONE;

    /**
     * Reads a frame.
     *
     * @param stored the frame from its Ethernet header on
     * @param impliedBytes zeros behind it
     * @return empty if it carries no sound IPv4 packet
     */
    public static Optional<SeenPacket> of(byte[] stored, int impliedBytes) {
        if (Ethernet.defect(stored, 0, stored.length) != DropReason.NONE
                || Vlan.defect(stored, 0, stored.length) != DropReason.NONE) {
            return Optional.empty();
        }
        int type = Vlan.payloadType(stored, 0);
        int ip = Vlan.headerBytes(stored, 0);
        PacketKey p = new PacketKey();
        if (type != Ethernet.TYPE_IPV4
                || p.read(stored, ip, stored.length - ip, impliedBytes, 0) != DropReason.NONE) {
            return Optional.empty();
        }
        boolean ports = IpProtocol.hasPorts(p.protocol);
        return Optional.of(
                new SeenPacket(
                        p.protocol,
                        p.source,
                        p.destination,
                        ports ? p.sourcePort : NONE, // of echoes, their identifier stands there
                        ports ? p.destinationPort : NONE,
                        p.icmpType,
                        p.icmpCode,
                        p.lengthBytes));
    }
}
