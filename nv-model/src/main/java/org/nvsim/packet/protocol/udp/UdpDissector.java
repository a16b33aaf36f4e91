package org.nvsim.packet.protocol.udp;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Udp;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** UDP (RFC 768). A protocol announced by its destination port follows. */
public final class UdpDissector implements Protocol {
    @Override
    public String word() {
        return "udp";
    }

    @Override
    public String doc() {
        return "Datagrams between ports (RFC 768).";
    }

    @Override
    public String name() {
        return "UDP";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.IP_PROTOCOL, Ipv4.PROTOCOL_UDP));
    }

    @Override
    public DropReason defect(Header header) {
        return Udp.defect(
                header.bytes(), header.offset(), header.available(), header.impliedBytes());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.add("source port", Udp.sourcePort(b, off), 0, 2);
        fields.add("destination port", Udp.destinationPort(b, off), 2, 2);
        fields.add("length", Udp.length(b, off), 4, 2);
        fields.addHex("checksum", Udp.checksum(b, off), 4, 6, 2);
    }

    @Override
    public Next next(Header header) {
        int port = Udp.destinationPort(header.bytes(), header.offset());
        return header.next(NumberSpace.UDP_PORT, port, Udp.HEADER_BYTES);
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return header.isFollowed()
                ? ""
                : "UDP "
                        + header.ends(Udp.sourcePort(b, off), Udp.destinationPort(b, off))
                        + " "
                        + (Udp.length(b, off) - Udp.HEADER_BYTES)
                        + " bytes";
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        key.setPorts(Udp.sourcePort(b, off), Udp.destinationPort(b, off));
    }
}
