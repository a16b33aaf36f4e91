package org.nvsim.packet.protocol.icmpv6;

import java.util.List;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Icmpv6;
import org.nvsim.packet.Ipv6;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;
import org.nvsim.packet.protocol.Protocols;

/** ICMPv6 (RFC 4443). The packet that an error quotes is shown as it stands. */
public final class Icmpv6Dissector implements Protocol {
    @Override
    public String word() {
        return "icmpv6";
    }

    @Override
    public String doc() {
        return "Echoes, and what went wrong with a packet of IPv6 (RFC 4443).";
    }

    @Override
    public String name() {
        return "ICMPv6";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.IPV6_NEXT_HEADER, Ipv6.ICMPV6));
    }

    @Override
    public Protocol profile(Header header) {
        return header.available() < Icmpv6.HEADER_BYTES
                ? this
                : Protocols.announced(
                                NumberSpace.ICMPV6_TYPE,
                                Icmpv6.type(header.bytes(), header.offset()))
                        .orElse(this);
    }

    @Override
    public DropReason defect(Header header) {
        return Icmpv6.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        int type = Icmpv6.type(b, off);
        fields.add("type", type, 0, 1);
        fields.add("code", Icmpv6.code(b, off), 1, 1);
        fields.addHex("checksum", Icmpv6.checksum(b, off), 4, 2, 2);
        if (isEcho(type)) {
            fields.add("identifier", Icmpv6.identifier(b, off), 4, 2);
            fields.add("sequence", Icmpv6.sequence(b, off), 6, 2);
        } else if (type == Icmpv6.PACKET_TOO_BIG) {
            fields.add("MTU", String.valueOf(Icmpv6.mtu(b, off)), 4, 4);
        } else if (type == Icmpv6.PARAMETER_PROBLEM) {
            fields.add("pointer", String.valueOf(Icmpv6.pointer(b, off)), 4, 4);
        } else {
            fields.addHex("unused", Bytes.i32(b, off + 4), 8, 4, 4);
        }
    }

    @Override
    public Next next(Header header) {
        return Icmpv6.isError(Icmpv6.type(header.bytes(), header.offset()))
                ? header.next(NumberSpace.ETHER_TYPE, Ethernet.TYPE_IPV6, Icmpv6.HEADER_BYTES)
                        .nested(Next.Nesting.QUOTED)
                : header.payload(Icmpv6.HEADER_BYTES);
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        int type = Icmpv6.type(b, off);
        String line = "ICMPv6 " + header.addresses() + " " + words(type, Icmpv6.code(b, off));
        return switch (type) {
            case Icmpv6.ECHO_REQUEST, Icmpv6.ECHO_REPLY ->
                    line + " id " + Icmpv6.identifier(b, off) + " seq " + Icmpv6.sequence(b, off);
            case Icmpv6.PACKET_TOO_BIG -> line + " mtu " + Icmpv6.mtu(b, off);
            case Icmpv6.PARAMETER_PROBLEM -> line + " at byte " + Icmpv6.pointer(b, off);
            default -> line;
        };
    }

    /** What a message says: {@code echo request}, {@code packet too big}. */
    private static String words(int type, int code) {
        return switch (type) {
            case Icmpv6.ECHO_REQUEST -> "echo request";
            case Icmpv6.ECHO_REPLY -> "echo reply";
            case Icmpv6.PACKET_TOO_BIG -> "packet too big";
            case Icmpv6.TIME_EXCEEDED ->
                    code == Icmpv6.HOP_LIMIT_EXCEEDED
                            ? "hop limit exceeded"
                            : "reassembly time exceeded";
            case Icmpv6.PARAMETER_PROBLEM -> problem(code);
            case Icmpv6.UNREACHABLE -> unreachable(code);
            default -> "type " + type + " code " + code;
        };
    }

    private static String unreachable(int code) {
        return switch (code) {
            case Icmpv6.NO_ROUTE -> "no route";
            case Icmpv6.PROHIBITED -> "communication prohibited";
            case Icmpv6.ADDRESS_UNREACHABLE -> "address unreachable";
            case Icmpv6.PORT_UNREACHABLE -> "port unreachable";
            case Icmpv6.SOURCE_POLICY -> "source address failed policy";
            case Icmpv6.REJECT_ROUTE -> "route rejects";
            default -> "unreachable code " + code;
        };
    }

    private static String problem(int code) {
        return switch (code) {
            case Icmpv6.ERRONEOUS_FIELD -> "erroneous field";
            case Icmpv6.UNKNOWN_NEXT_HEADER -> "unknown next header";
            case Icmpv6.UNKNOWN_OPTION -> "unknown option";
            case Icmpv6.FIRST_FRAGMENT -> "headers missing in first fragment";
            default -> "parameter problem code " + code;
        };
    }

    private static boolean isEcho(int type) {
        return type == Icmpv6.ECHO_REQUEST || type == Icmpv6.ECHO_REPLY;
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        // it has no ports
    }
}
