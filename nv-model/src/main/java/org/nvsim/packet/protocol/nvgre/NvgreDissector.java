package org.nvsim.packet.protocol.nvgre;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Gre;
import org.nvsim.packet.Nvgre;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** NVGRE (RFC 7637): a GRE header whose key holds the virtual subnet and a FlowID. */
public final class NvgreDissector implements Protocol {
    @Override
    public String word() {
        return "nvgre";
    }

    @Override
    public String doc() {
        return "A tunnel for frames of virtual subnets (RFC 7637).";
    }

    @Override
    public String name() {
        return "NVGRE";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.KEYED_GRE_TYPE, Gre.TYPE_ETHERNET));
    }

    @Override
    public DropReason defect(Header header) {
        return Nvgre.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public boolean readsQuote(Header header) {
        return Nvgre.looksLike(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        fields.addHex("flags", Gre.flags(b, off), 4, 0, 2);
        fields.addHex("type", Gre.type(b, off), 4, 2, 2);
        fields.add("VSID", Nvgre.vsid(b, off), 4, 3);
        fields.add("FlowID", Nvgre.flowId(b, off), 7, 1);
    }

    @Override
    public Next next(Header header) {
        return header.isQuoted()
                ? header.payload(Nvgre.HEADER_BYTES)
                : header.frameInside(Nvgre.HEADER_BYTES);
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return "NVGRE "
                + header.addresses()
                + " vsid "
                + Nvgre.vsid(b, off)
                + " flow "
                + Nvgre.flowId(b, off);
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        key.setNetwork(Nvgre.vsid(header.bytes(), header.offset()));
    }
}
