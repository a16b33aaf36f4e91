package org.nvsim.packet.protocol.ipv6extension;

import java.util.List;
import java.util.stream.Stream;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ipv6;
import org.nvsim.packet.Ipv6Chain;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Ipv6Words;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** Hop-by-hop options, destination options and routing header of IPv6 (RFC 8200 s4). */
public final class Ipv6ExtensionDissector implements Protocol {
    @Override
    public String word() {
        return "ipv6-extension";
    }

    @Override
    public String doc() {
        return "Options and routing headers between IPv6 and its upper layer (RFC 8200 s4).";
    }

    @Override
    public String name() {
        return "IPv6 extension";
    }

    @Override
    public List<Announcement> announcedBy() {
        return Stream.of(Ipv6.HOP_BY_HOP, Ipv6.ROUTING, Ipv6.DESTINATION_OPTIONS)
                .map(number -> new Announcement(NumberSpace.IPV6_NEXT_HEADER, number))
                .toList();
    }

    @Override
    public DropReason defect(Header header) {
        return bytes(header) > header.available() ? DropReason.IP6_BAD_EXTENSION : DropReason.NONE;
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        int length = bytes(header);
        fields.add("next header", Ipv6Words.nextHeader(Bytes.u8(b, off)), 0, 1);
        fields.add("header length", length, 1, 1);
        fields.add("contents", (length - 2) + " bytes", 2, length - 2);
    }

    @Override
    public Next next(Header header) {
        int number = Bytes.u8(header.bytes(), header.offset());
        return Ipv6Words.next(header, number, bytes(header));
    }

    @Override
    public String line(Header header) {
        int next = Bytes.u8(header.bytes(), header.offset());
        return header.isFollowed()
                ? ""
                : "IPv6 " + header.addresses() + " " + Ipv6Words.nextHeader(next);
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        key.setProtocol(Bytes.u8(header.bytes(), header.offset()));
    }

    private static int bytes(Header header) {
        return Ipv6Chain.lengthBytes(
                header.bytes(), header.offset(), header.end(), Ipv6.DESTINATION_OPTIONS);
    }
}
