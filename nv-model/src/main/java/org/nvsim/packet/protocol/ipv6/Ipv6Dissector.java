package org.nvsim.packet.protocol.ipv6;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Ipv6;
import org.nvsim.packet.Ipv6Address;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Hexadecimal;
import org.nvsim.packet.protocol.Ipv6Words;
import org.nvsim.packet.protocol.NetworkProtocol;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;

/** The fixed header of IPv6 (RFC 8200). */
public final class Ipv6Dissector implements NetworkProtocol {
    @Override
    public String word() {
        return "ipv6";
    }

    @Override
    public String doc() {
        return "The Internet Protocol, version 6 (RFC 8200).";
    }

    @Override
    public String name() {
        return "IPv6";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.ETHER_TYPE, Ethernet.TYPE_IPV6));
    }

    @Override
    public DropReason defect(Header header) {
        return Ipv6.defect(
                header.bytes(), header.offset(), header.available(), header.impliedBytes());
    }

    @Override
    public boolean readsQuote(Header header) {
        return header.available() >= Ipv6.HEADER_BYTES;
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.add("version", Ipv6.version(b, off), 0, 1);
        fields.addHex("traffic class", Ipv6.trafficClass(b, off), 2, 0, 2);
        fields.addHex("flow label", Ipv6.flowLabel(b, off), 5, 1, 3);
        fields.add("payload length", Ipv6.payloadLength(b, off), 4, 2);
        fields.add("next header", Ipv6Words.nextHeader(Ipv6.nextHeader(b, off)), 6, 1);
        fields.add("hop limit", Ipv6.hopLimit(b, off), 7, 1);
        fields.add("source", source(header), 8, 16);
        fields.add("destination", destination(header), 24, 16);
    }

    /** The end of a packet is told by its length; of a quoted one, which is cut short, nowhere. */
    @Override
    public Next next(Header header) {
        int number = Ipv6.nextHeader(header.bytes(), header.offset());
        Next next = Ipv6Words.next(header, number, Ipv6.HEADER_BYTES);
        int length = Ipv6.payloadLength(header.bytes(), header.offset());
        return header.isQuoted()
                ? next
                : next.endingAt(header.offset() + Ipv6.HEADER_BYTES + length);
    }

    @Override
    public String line(Header header) {
        if (header.isFollowed()) {
            return "";
        }
        int label = Ipv6.flowLabel(header.bytes(), header.offset());
        String next = Ipv6Words.nextHeader(Ipv6.nextHeader(header.bytes(), header.offset()));
        if (header.isQuoted()) {
            return next + " " + header.addresses();
        }
        return "IPv6 "
                + header.addresses()
                + " "
                + next
                + (label == 0 ? "" : " label " + Hexadecimal.of(label, 5));
    }

    @Override
    public String source(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return Ipv6Address.format(Ipv6.sourceHigh(b, off), Ipv6.sourceLow(b, off));
    }

    @Override
    public String destination(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return Ipv6Address.format(Ipv6.destinationHigh(b, off), Ipv6.destinationLow(b, off));
    }

    /** In brackets (RFC 5952 s6). */
    @Override
    public String end(String address, int port) {
        return "[" + address + "]:" + port;
    }

    /** The addresses of a key are of IPv4; which protocol is inside the last header tells. */
    @Override
    public void addTo(FlowKey key, Header header) {
        key.setProtocol(Ipv6.nextHeader(header.bytes(), header.offset()));
    }
}
