package org.nvsim.packet.protocol.tcp;

import java.util.List;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** TCP (RFC 9293). */
public final class TcpDissector implements Protocol {
    @Override
    public String word() {
        return "tcp";
    }

    @Override
    public String doc() {
        return "Reliable streams of bytes between ports (RFC 9293).";
    }

    @Override
    public String name() {
        return "TCP";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.IP_PROTOCOL, Ipv4.PROTOCOL_TCP));
    }

    @Override
    public DropReason defect(Header header) {
        return Tcp.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.add("source port", Tcp.sourcePort(b, off), 0, 2);
        fields.add("destination port", Tcp.destinationPort(b, off), 2, 2);
        fields.add("sequence", Integer.toUnsignedString(Tcp.sequence(b, off)), 4, 4);
        fields.add("acknowledgment", Integer.toUnsignedString(Tcp.acknowledgment(b, off)), 8, 4);
        fields.add("header length", Tcp.headerBytes(b, off), 12, 1);
        fields.add("flags", TcpWords.flags(Tcp.flags(b, off)), 13, 1);
        fields.add("window", Tcp.window(b, off), 14, 2);
        fields.addHex("checksum", Tcp.checksum(b, off), 4, 16, 2);
        fields.add("urgent pointer", Bytes.u16(b, off + 18), 18, 2);
        int options = Tcp.headerBytes(b, off) - Tcp.HEADER_BYTES;
        if (options > 0) {
            fields.add("options", TcpWords.options(b, off), Tcp.HEADER_BYTES, options);
        }
    }

    @Override
    public Next next(Header header) {
        return header.payload(Tcp.headerBytes(header.bytes(), header.offset()));
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        int flags = Tcp.flags(b, off);
        int segment = header.available() + header.impliedBytes();
        return "TCP "
                + header.ends(Tcp.sourcePort(b, off), Tcp.destinationPort(b, off))
                + " "
                + TcpWords.flags(flags)
                + " seq "
                + Integer.toUnsignedString(Tcp.sequence(b, off))
                + ((flags & Tcp.ACK) == 0
                        ? ""
                        : " ack " + Integer.toUnsignedString(Tcp.acknowledgment(b, off)))
                + " win "
                + Tcp.window(b, off)
                + " "
                + (segment - Tcp.headerBytes(b, off))
                + " bytes";
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        key.setPorts(Tcp.sourcePort(b, off), Tcp.destinationPort(b, off));
    }
}
