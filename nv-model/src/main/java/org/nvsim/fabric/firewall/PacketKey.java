package org.nvsim.fabric.firewall;

import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Gre;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;

/**
 * What rules and sessions ask of one IPv4 packet, read once. One object serves a firewall for ever.
 *
 * <p>Only the first fragment has ports, an ICMP type or a GRE header (RFC 1858 s3); in later ones,
 * those fields are {@link #NONE}, which no condition on them matches.
 */
final class PacketKey {
    /** The packet has no such field. */
    static final int NONE = -1;

    /** GRE version other than 0, or flags of RFC 1701: what is inside cannot be told. */
    private static final int GRE_OTHER = 0x4C07;

    int inPort;
    int lengthBytes;
    int source;
    int destination;
    int protocol;
    int sourcePort;
    int destinationPort;
    int icmpType;
    int icmpCode;
    int grePayload;
    boolean laterFragment;

    /**
     * Reads the packet at {@code ip}; says why it must be discarded, or {@link DropReason#NONE}.
     *
     * @param stored bytes stored from {@code ip} on
     * @param implied zeros behind them
     * @param arrivedOn number of the port it came in through
     */
    DropReason read(byte[] b, int ip, int stored, int implied, int arrivedOn) {
        DropReason defect = Ipv4.defect(b, ip, stored, implied);
        if (defect != DropReason.NONE) {
            return defect;
        }
        inPort = arrivedOn;
        lengthBytes = Ipv4.totalLength(b, ip);
        readAddresses(b, ip);
        if (laterFragment) {
            // A fragment at 8 bytes could overwrite TCP flags already judged: RFC 1858 s3.2.2.
            boolean overwrites = protocol == Ipv4.PROTOCOL_TCP && Ipv4.fragmentOffset(b, ip) == 8;
            return overwrites ? DropReason.IP_BAD_FRAGMENT : DropReason.NONE;
        }
        int header = Ipv4.headerBytes(b, ip);
        int available = Math.min(stored, lengthBytes) - header;
        defect = payloadDefect(b, ip, ip + header, available, lengthBytes - header - available);
        if (defect == DropReason.NONE) {
            readPayload(b, ip + header);
        }
        return defect;
    }

    /**
     * Reads the packet that an ICMP error quotes at {@code ip}: its addresses and, from the eight
     * bytes behind its header, what its session is known by.
     *
     * @return false if the quote is too short, or of a later fragment
     */
    boolean readQuote(byte[] b, int ip, int available) {
        if (available < Ipv4.HEADER_BYTES
                || Ipv4.headerBytes(b, ip) < Ipv4.HEADER_BYTES
                || available < Ipv4.headerBytes(b, ip) + 8) {
            return false;
        }
        readAddresses(b, ip);
        readPayload(b, ip + Ipv4.headerBytes(b, ip));
        return !laterFragment;
    }

    private void readAddresses(byte[] b, int ip) {
        source = Ipv4.source(b, ip);
        destination = Ipv4.destination(b, ip);
        protocol = Ipv4.protocol(b, ip);
        laterFragment = Ipv4.fragmentOffset(b, ip) > 0;
        sourcePort = NONE;
        destinationPort = NONE;
        icmpType = NONE;
        icmpCode = NONE;
        grePayload = NONE;
    }

    private DropReason payloadDefect(byte[] b, int ip, int at, int available, int implied) {
        switch (protocol) {
            case Ipv4.PROTOCOL_TCP:
                return Tcp.defect(b, at, available);
            case Ipv4.PROTOCOL_UDP:
                // A first fragment holds less than its UDP length says.
                return Udp.defect(b, at, available, Ipv4.isFragment(b, ip) ? 0xFFFF : implied);
            case Ipv4.PROTOCOL_ICMP:
                return available < Icmp.HEADER_BYTES ? DropReason.ICMP_TRUNCATED : DropReason.NONE;
            case Ipv4.PROTOCOL_GRE:
                return available < Gre.HEADER_BYTES || available < Gre.headerBytes(b, at)
                        ? DropReason.GRE_TRUNCATED
                        : DropReason.NONE;
            default:
                return DropReason.NONE;
        }
    }

    private void readPayload(byte[] b, int at) {
        switch (protocol) {
            case Ipv4.PROTOCOL_TCP:
            case Ipv4.PROTOCOL_UDP:
                sourcePort = Bytes.u16(b, at);
                destinationPort = Bytes.u16(b, at + 2);
                break;
            case Ipv4.PROTOCOL_ICMP:
                icmpType = Icmp.type(b, at);
                icmpCode = Icmp.code(b, at);
                if (icmpType == Icmp.ECHO_REQUEST || icmpType == Icmp.ECHO_REPLY) {
                    sourcePort = Icmp.identifier(b, at);
                    destinationPort = sourcePort;
                }
                break;
            case Ipv4.PROTOCOL_GRE:
                grePayload = (Gre.flags(b, at) & GRE_OTHER) == 0 ? Gre.type(b, at) : NONE;
                break;
            default:
                break;
        }
    }
}
