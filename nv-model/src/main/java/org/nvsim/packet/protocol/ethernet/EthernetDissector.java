package org.nvsim.packet.protocol.ethernet;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Hexadecimal;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** Ethernet II (IEEE 802.3): every frame begins with it, and no number announces it. */
public final class EthernetDissector implements Protocol {
    @Override
    public String word() {
        return "ethernet";
    }

    @Override
    public String doc() {
        return "Ethernet II: two addresses and the type of what follows (IEEE 802.3).";
    }

    @Override
    public String name() {
        return "Ethernet";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of();
    }

    @Override
    public DropReason defect(Header header) {
        return Ethernet.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.add("destination", MacAddress.format(Ethernet.destination(b, off)), 0, 6);
        fields.add("source", MacAddress.format(Ethernet.source(b, off)), 6, 6);
        fields.addHex("type", Ethernet.type(b, off), 4, 12, 2);
    }

    @Override
    public Next next(Header header) {
        int type = Ethernet.type(header.bytes(), header.offset());
        return header.next(NumberSpace.ETHER_TYPE, type, Ethernet.HEADER_BYTES);
    }

    @Override
    public String line(Header header) {
        return header.isFollowed()
                ? ""
                : line(header, Ethernet.type(header.bytes(), header.offset()));
    }

    /** The line about a frame whose payload no protocol reads. */
    public static String line(Header ethernet, int payloadType) {
        byte[] b = ethernet.bytes();
        int off = ethernet.offset();
        return "Ethernet "
                + MacAddress.format(Ethernet.source(b, off))
                + " > "
                + MacAddress.format(Ethernet.destination(b, off))
                + " type "
                + Hexadecimal.of(payloadType, 4);
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        // whom a frame is from and for changes at every router
    }
}
