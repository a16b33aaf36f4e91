package org.nvsim.packet.protocol.vlan;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Vlan;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;
import org.nvsim.packet.protocol.ethernet.EthernetDissector;

/** The tag of IEEE 802.1Q, from behind its own type on: control information, then a type. */
public final class VlanDissector implements Protocol {
    @Override
    public String word() {
        return "vlan";
    }

    @Override
    public String doc() {
        return "The tag of a virtual LAN: priority, VLAN, type of what follows (IEEE 802.1Q).";
    }

    @Override
    public String name() {
        return "802.1Q";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.ETHER_TYPE, Ethernet.TYPE_VLAN));
    }

    @Override
    public DropReason defect(Header header) {
        int available = Ethernet.HEADER_BYTES + header.available();
        return Vlan.defect(header.bytes(), frame(header), available);
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        fields.add("priority", Vlan.priority(b, frame(header)), 0, 1);
        fields.add("VLAN", Vlan.id(b, frame(header)), 0, 2);
        fields.addHex("type", Vlan.type(b, frame(header)), 4, 2, 2);
    }

    @Override
    public Next next(Header header) {
        int type = Vlan.type(header.bytes(), frame(header));
        return header.next(NumberSpace.ETHER_TYPE, type, Vlan.TAG_BYTES);
    }

    @Override
    public String line(Header header) {
        String tag = "VLAN " + Vlan.id(header.bytes(), frame(header));
        if (header.isFollowed()) {
            return tag;
        }
        int type = Vlan.type(header.bytes(), frame(header));
        Header ethernet = header.before();
        while (ethernet.protocol() instanceof VlanDissector) {
            ethernet = ethernet.before();
        }
        return tag + " | " + EthernetDissector.line(ethernet, type);
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        // a packet stays the same in another VLAN
    }

    /**
     * Where an Ethernet header would begin that this tag, if there are several, is the first of.
     */
    private static int frame(Header header) {
        return header.offset() - Ethernet.HEADER_BYTES;
    }
}
