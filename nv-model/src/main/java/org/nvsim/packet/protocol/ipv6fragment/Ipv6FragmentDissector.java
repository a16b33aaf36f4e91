package org.nvsim.packet.protocol.ipv6fragment;

import java.util.List;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ipv6;
import org.nvsim.packet.Ipv6Fragment;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Hexadecimal;
import org.nvsim.packet.protocol.Ipv6Words;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** The fragment header of IPv6 (RFC 8200 s4.5). */
public final class Ipv6FragmentDissector implements Protocol {
    @Override
    public String word() {
        return "ipv6-fragment";
    }

    @Override
    public String doc() {
        return "A piece of an IPv6 packet that its source cut (RFC 8200 s4.5).";
    }

    @Override
    public String name() {
        return "IPv6 fragment";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.IPV6_NEXT_HEADER, Ipv6.FRAGMENT));
    }

    @Override
    public DropReason defect(Header header) {
        return header.available() < Ipv6Fragment.HEADER_BYTES
                ? DropReason.IP6_BAD_EXTENSION
                : Ipv6Fragment.defect(header.bytes(), header.offset(), payloadBytes(header));
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.add("next header", Ipv6Words.nextHeader(Ipv6Fragment.nextHeader(b, off)), 0, 1);
        fields.addHex("reserved", Bytes.u8(b, off + 1), 2, 1, 1);
        fields.add("fragment offset", Ipv6Fragment.fragmentOffset(b, off), 2, 2);
        fields.add("more fragments", Ipv6Fragment.moreFragments(b, off) ? "yes" : "no", 3, 1);
        fields.addHex("identification", Ipv6Fragment.identification(b, off), 8, 4, 4);
    }

    /** The header in a piece, if any, is not to be judged; a packet in one piece is whole. */
    @Override
    public Next next(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return Ipv6Fragment.isAtomic(b, off)
                ? Ipv6Words.next(header, Ipv6Fragment.nextHeader(b, off), Ipv6Fragment.HEADER_BYTES)
                : header.payload(Ipv6Fragment.HEADER_BYTES);
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return header.isFollowed()
                ? ""
                : "fragment "
                        + header.addresses()
                        + " "
                        + Ipv6Words.nextHeader(Ipv6Fragment.nextHeader(b, off))
                        + " id "
                        + Hexadecimal.of(Ipv6Fragment.identification(b, off), 8)
                        + " offset "
                        + Ipv6Fragment.fragmentOffset(b, off)
                        + " "
                        + payloadBytes(header)
                        + " bytes"
                        + (Ipv6Fragment.moreFragments(b, off) ? ", more follow" : ", last");
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        key.setProtocol(Ipv6Fragment.nextHeader(header.bytes(), header.offset()));
    }

    private static int payloadBytes(Header header) {
        return header.available() + header.impliedBytes() - Ipv6Fragment.HEADER_BYTES;
    }
}
