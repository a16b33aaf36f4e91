package org.nvsim.packet.protocol.ipv4;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Udp;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.IpProtocols;
import org.nvsim.packet.protocol.NetworkProtocol;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;

/** IPv4 (RFC 791). */
public final class Ipv4Dissector implements NetworkProtocol {
    private static final String[] ECN = {"Not-ECT", "ECT(1)", "ECT(0)", "CE"}; // RFC 3168 s5

    @Override
    public String word() {
        return "ipv4";
    }

    @Override
    public String doc() {
        return "The Internet Protocol, version 4 (RFC 791).";
    }

    @Override
    public String name() {
        return "IPv4";
    }

    @Override
    public List<Announcement> announcedBy() {
        return List.of(new Announcement(NumberSpace.ETHER_TYPE, Ethernet.TYPE_IPV4));
    }

    @Override
    public DropReason defect(Header header) {
        return Ipv4.defect(
                header.bytes(), header.offset(), header.available(), header.impliedBytes());
    }

    @Override
    public boolean readsQuote(Header header) {
        return header.available() >= Ipv4.HEADER_BYTES
                && Ipv4.headerBytes(header.bytes(), header.offset()) >= Ipv4.HEADER_BYTES
                && header.available() >= Ipv4.headerBytes(header.bytes(), header.offset());
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        int length = Ipv4.headerBytes(b, off);
        fields.add("header length", length, 0, 1);
        fields.add("DSCP", Ipv4.dscp(b, off), 1, 1);
        fields.add("ECN", ECN[Ipv4.ecn(b, off)], 1, 1);
        fields.add("total length", Ipv4.totalLength(b, off), 2, 2);
        fields.addHex("identification", Ipv4.identification(b, off), 4, 4, 2);
        fields.add("flags", flags(b, off), 6, 1);
        fields.add("fragment offset", Ipv4.fragmentOffset(b, off), 6, 2);
        fields.add("TTL", Ipv4.ttl(b, off), 8, 1);
        fields.add("protocol", IpProtocols.name(Ipv4.protocol(b, off)), 9, 1);
        fields.addHex("header checksum", Ipv4.checksum(b, off), 4, 10, 2);
        fields.add("source", Ipv4Address.format(Ipv4.source(b, off)), 12, 4);
        fields.add("destination", Ipv4Address.format(Ipv4.destination(b, off)), 16, 4);
        int options = length - Ipv4.HEADER_BYTES;
        if (options > 0) {
            fields.add("options", options + " bytes", Ipv4.HEADER_BYTES, options);
        }
    }

    private static String flags(byte[] b, int off) {
        String dont = Ipv4.dontFragment(b, off) ? "DF" : "";
        String more = Ipv4.moreFragments(b, off) ? "MF" : "";
        String flags = (dont + " " + more).trim();
        return flags.isEmpty() ? "none" : flags;
    }

    /** The end of a packet is told by its length; of a quoted one, which is cut short, nowhere. */
    @Override
    public Next next(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        int headerBytes = Ipv4.headerBytes(b, off);
        if (header.isQuoted()) {
            return header.next(NumberSpace.IP_PROTOCOL, Ipv4.protocol(b, off), headerBytes);
        }
        Next next =
                Ipv4.isFragment(b, off) // its transport header, if any, is not to be judged
                        ? header.payload(headerBytes)
                        : header.next(NumberSpace.IP_PROTOCOL, Ipv4.protocol(b, off), headerBytes);
        return next.endingAt(off + Ipv4.totalLength(b, off));
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        if (header.isFollowed()) {
            return "";
        }
        String protocol = IpProtocols.name(Ipv4.protocol(b, off));
        if (header.isQuoted()) {
            return protocol + " " + header.addresses();
        }
        return Ipv4.isFragment(b, off)
                ? "fragment " + header.addresses() + " " + protocol + fragment(b, off)
                : "IPv4 " + header.addresses() + " " + protocol;
    }

    private static String fragment(byte[] b, int off) {
        return " id "
                + Ipv4.identification(b, off)
                + " offset "
                + Ipv4.fragmentOffset(b, off)
                + " "
                + Ipv4.payloadBytes(b, off)
                + " bytes"
                + (Ipv4.moreFragments(b, off) ? ", more follow" : ", last");
    }

    @Override
    public String source(Header header) {
        return Ipv4Address.format(Ipv4.source(header.bytes(), header.offset()));
    }

    @Override
    public String destination(Header header) {
        return Ipv4Address.format(Ipv4.destination(header.bytes(), header.offset()));
    }

    @Override
    public String end(String address, int port) {
        return address + ":" + port;
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        key.setAddresses(Ipv4.source(b, off), Ipv4.destination(b, off));
        int protocol = Ipv4.protocol(b, off);
        key.setProtocol(protocol);
        boolean ports = protocol == Ipv4.PROTOCOL_TCP || protocol == Ipv4.PROTOCOL_UDP;
        int payload = off + Ipv4.headerBytes(b, off);
        boolean first = Ipv4.isFragment(b, off) && Ipv4.fragmentOffset(b, off) == 0;
        if (ports && first && payload + 4 <= header.end()) {
            // nobody judges the header in a fragment, but its ports are there
            key.setPorts(Udp.sourcePort(b, payload), Udp.destinationPort(b, payload));
        }
    }
}
