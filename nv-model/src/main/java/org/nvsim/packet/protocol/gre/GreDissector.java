package org.nvsim.packet.protocol.gre;

import java.util.List;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Gre;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Hexadecimal;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;
import org.nvsim.packet.protocol.Protocols;

/** GRE (RFC 2784, RFC 2890). Protocols that use its key have a header of their own name. */
public final class GreDissector implements Protocol {
    private static final int KEY_BYTES = 4;

    @Override
    public String word() {
        return "gre";
    }

    @Override
    public String doc() {
        return "A tunnel for packets of any kind (RFC 2784, RFC 2890).";
    }

    @Override
    public String name() {
        return "GRE";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.IP_PROTOCOL, Ipv4.PROTOCOL_GRE));
    }

    @Override
    public Protocol profile(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        boolean keyed = header.available() >= Gre.HEADER_BYTES + KEY_BYTES && Gre.hasKey(b, off);
        return keyed
                ? Protocols.announced(NumberSpace.KEYED_GRE_TYPE, Gre.type(b, off)).orElse(this)
                : this;
    }

    @Override
    public DropReason defect(Header header) {
        return Gre.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.addHex("flags", Gre.flags(b, off), 4, 0, 2);
        fields.addHex("type", Gre.type(b, off), 4, 2, 2);
        int at = Gre.HEADER_BYTES;
        if (Gre.hasChecksum(b, off)) {
            fields.addHex("checksum", Gre.checksum(b, off), 4, at, 2);
            fields.addHex("reserved", Bytes.u16(b, off + at + 2), 4, at + 2, 2);
            at += 4;
        }
        if (Gre.hasKey(b, off)) {
            fields.addHex("key", Gre.key(b, off), 8, at, KEY_BYTES);
            at += KEY_BYTES;
        }
        if (Gre.hasSequence(b, off)) {
            fields.add("sequence", Integer.toUnsignedString(Gre.sequence(b, off)), at, 4);
        }
    }

    @Override
    public Next next(Header header) {
        return header.payload(Gre.headerBytes(header.bytes(), header.offset()));
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        String line = "GRE " + header.addresses() + " type " + Hexadecimal.of(Gre.type(b, off), 4);
        return Gre.hasKey(b, off) ? line + " key " + Hexadecimal.of(Gre.key(b, off), 8) : line;
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        // what its key means only those know who use it
    }
}
