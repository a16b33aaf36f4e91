package org.nvsim.packet.protocol.icmp;

import java.util.List;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** ICMP (RFC 792). The packet that an error quotes is shown as it stands. */
public final class IcmpDissector implements Protocol {
    @Override
    public String word() {
        return "icmp";
    }

    @Override
    public String doc() {
        return "Echoes, and what went wrong with a packet of IPv4 (RFC 792).";
    }

    @Override
    public String name() {
        return "ICMP";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.IP_PROTOCOL, Ipv4.PROTOCOL_ICMP));
    }

    @Override
    public DropReason defect(Header header) {
        return Icmp.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        int type = Icmp.type(b, off);
        fields.add("type", type, 0, 1);
        fields.add("code", Icmp.code(b, off), 1, 1);
        fields.addHex("checksum", Icmp.checksum(b, off), 4, 2, 2);
        if (isEcho(type)) {
            fields.add("identifier", Icmp.identifier(b, off), 4, 2);
            fields.add("sequence", Icmp.sequence(b, off), 6, 2);
        } else if (isTooBig(b, off)) {
            fields.addHex("unused", Bytes.u16(b, off + 4), 4, 4, 2);
            fields.add("MTU", Icmp.mtu(b, off), 6, 2);
        } else if (type == Icmp.REDIRECT) {
            fields.add("gateway", Ipv4Address.format(Icmp.gateway(b, off)), 4, 4);
        } else {
            fields.addHex("unused", Bytes.i32(b, off + 4), 8, 4, 4);
        }
    }

    @Override
    public Next next(Header header) {
        return Icmp.isError(Icmp.type(header.bytes(), header.offset()))
                ? header.next(NumberSpace.ETHER_TYPE, Ethernet.TYPE_IPV4, Icmp.HEADER_BYTES)
                        .nested(Next.Nesting.QUOTED)
                : header.payload(Icmp.HEADER_BYTES);
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        int type = Icmp.type(b, off);
        String line = "ICMP " + header.addresses() + " " + words(type, Icmp.code(b, off));
        if (isEcho(type)) {
            return line + " id " + Icmp.identifier(b, off) + " seq " + Icmp.sequence(b, off);
        }
        return isTooBig(b, off) ? line + " mtu " + Icmp.mtu(b, off) : line;
    }

    /** What a message says: {@code echo request}, {@code communication prohibited}. */
    private static String words(int type, int code) {
        return switch (type) {
            case Icmp.ECHO_REQUEST -> "echo request";
            case Icmp.ECHO_REPLY -> "echo reply";
            case Icmp.UNREACHABLE -> unreachable(code);
            case Icmp.TIME_EXCEEDED ->
                    code == Icmp.TTL_EXCEEDED ? "TTL exceeded" : "reassembly time exceeded";
            case Icmp.REDIRECT -> "redirect";
            default -> "type " + type + " code " + code;
        };
    }

    private static String unreachable(int code) {
        return switch (code) {
            case Icmp.NET_UNREACHABLE -> "net unreachable";
            case Icmp.HOST_UNREACHABLE -> "host unreachable";
            case Icmp.PROTOCOL_UNREACHABLE -> "protocol unreachable";
            case Icmp.PORT_UNREACHABLE -> "port unreachable";
            case Icmp.FRAGMENTATION_NEEDED -> "fragmentation needed";
            case Icmp.NET_PROHIBITED -> "net prohibited";
            case Icmp.HOST_PROHIBITED -> "host prohibited";
            case Icmp.COMMUNICATION_PROHIBITED -> "communication prohibited";
            default -> "unreachable code " + code;
        };
    }

    private static boolean isEcho(int type) {
        return type == Icmp.ECHO_REQUEST || type == Icmp.ECHO_REPLY;
    }

    private static boolean isTooBig(byte[] b, int off) {
        return Icmp.type(b, off) == Icmp.UNREACHABLE
                && Icmp.code(b, off) == Icmp.FRAGMENTATION_NEEDED;
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        // it has no ports
    }
}
