package org.nvsim.packet.protocol.arp;

import java.util.List;
import org.nvsim.packet.Arp;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** ARP for IPv4 on Ethernet (RFC 826). What follows it pads the frame. */
public final class ArpDissector implements Protocol {
    @Override
    public String word() {
        return "arp";
    }

    @Override
    public String doc() {
        return "Asks who has an IPv4 address, and answers (RFC 826).";
    }

    @Override
    public String name() {
        return "ARP";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.ETHER_TYPE, Ethernet.TYPE_ARP));
    }

    @Override
    public DropReason defect(Header header) {
        return Arp.defect(header.bytes(), header.offset(), header.available());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        String operation = Arp.operation(b, off) == Arp.REQUEST ? "request" : "reply";
        fields.add("hardware type", Bytes.u16(b, off), 0, 2);
        fields.addHex("protocol type", Bytes.u16(b, off + 2), 4, 2, 2);
        fields.add("hardware length", Bytes.u8(b, off + 4), 4, 1);
        fields.add("protocol length", Bytes.u8(b, off + 5), 5, 1);
        fields.add("operation", operation, 6, 2);
        fields.add("sender MAC", MacAddress.format(Arp.senderMac(b, off)), 8, 6);
        fields.add("sender IP", Ipv4Address.format(Arp.senderIp(b, off)), 14, 4);
        fields.add("target MAC", MacAddress.format(Arp.targetMac(b, off)), 18, 6);
        fields.add("target IP", Ipv4Address.format(Arp.targetIp(b, off)), 24, 4);
    }

    @Override
    public Next next(Header header) {
        int end = header.offset() + Arp.LENGTH_BYTES;
        return Next.payload(end, end);
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        String sender = Ipv4Address.format(Arp.senderIp(b, off));
        String target = Ipv4Address.format(Arp.targetIp(b, off));
        String senderMac = MacAddress.format(Arp.senderMac(b, off));
        if (Arp.isProbe(b, off)) {
            return "ARP probe for " + target + " by " + senderMac;
        }
        if (Arp.isGratuitous(b, off)) {
            return "ARP announcement: " + sender + " is at " + senderMac;
        }
        return Arp.operation(b, off) == Arp.REQUEST
                ? "ARP who has " + target + "? tell " + sender
                : "ARP " + sender + " is at " + senderMac;
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        key.setAddresses(Arp.senderIp(b, off), Arp.targetIp(b, off));
    }
}
