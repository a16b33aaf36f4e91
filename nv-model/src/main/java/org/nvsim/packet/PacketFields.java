package org.nvsim.packet;

import java.util.ArrayList;
import java.util.List;

/**
 * All fields of a frame in the order of their bytes, headers inside headers included. A header with
 * a defect ends the list with a field named {@code defect}; nothing is read outside the frame.
 */
public final class PacketFields {
    private final byte[] b;
    private final int start;
    private int implied;
    private final List<PacketField> fields = new ArrayList<>();
    private int end;
    private String prefix = "";
    private String layer = "";
    private int base;

    private PacketFields(byte[] b, int start, int end, int implied) {
        this.b = b;
        this.start = start;
        this.end = end;
        this.implied = implied;
    }

    /** The fields of a whole frame. */
    public static List<PacketField> of(Frame frame) {
        return of(frame.bytes(), frame.start(), frame.storedBytes(), frame.impliedBytes());
    }

    /**
     * The fields of a frame in {@code b}.
     *
     * @param stored its bytes from {@code off} on
     * @param implied zeros that follow them unstored
     */
    public static List<PacketField> of(byte[] b, int off, int stored, int implied) {
        PacketFields all = new PacketFields(b, off, off + stored, implied);
        all.ethernet(off);
        return List.copyOf(all.fields);
    }

    private void ethernet(int off) {
        enter("Ethernet", off);
        if (bad(Ethernet.defect(b, off, end - off))) {
            return;
        }
        add("destination", MacAddress.format(Ethernet.destination(b, off)), 0, 6);
        add("source", MacAddress.format(Ethernet.source(b, off)), 6, 6);
        add("type", Names.hex(Ethernet.type(b, off), 4), 12, 2);
        int type = Ethernet.type(b, off);
        if (Vlan.isTagged(b, off)) {
            enter("802.1Q", off + Ethernet.HEADER_BYTES);
            if (bad(Vlan.defect(b, off, end - off))) {
                return;
            }
            type = Vlan.type(b, off);
            add("priority", Vlan.priority(b, off), 0, 1);
            add("VLAN", Vlan.id(b, off), 0, 2);
            add("type", Names.hex(type, 4), 2, 2);
        }
        int payload = off + Vlan.headerBytes(b, off);
        if (type == Ethernet.TYPE_ARP) {
            arp(payload);
        } else if (type == Ethernet.TYPE_IPV4) {
            ipv4(payload);
        } else {
            payload(payload);
        }
    }

    private void arp(int off) {
        enter("ARP", off);
        if (bad(Arp.defect(b, off, end - off))) {
            return;
        }
        String operation = Arp.operation(b, off) == Arp.REQUEST ? "request" : "reply";
        add("operation", operation, 6, 2);
        add("sender MAC", MacAddress.format(Arp.senderMac(b, off)), 8, 6);
        add("sender IP", Ipv4Address.format(Arp.senderIp(b, off)), 14, 4);
        add("target MAC", MacAddress.format(Arp.targetMac(b, off)), 18, 6);
        add("target IP", Ipv4Address.format(Arp.targetIp(b, off)), 24, 4);
    }

    private void ipv4(int off) {
        enter("IPv4", off);
        if (bad(Ipv4.defect(b, off, end - off, implied))) {
            return;
        }
        ipv4Header(off);
        int payload = off + Ipv4.headerBytes(b, off);
        endAt(off + Ipv4.totalLength(b, off));
        if (Ipv4.isFragment(b, off)) { // its transport header, if any, is not to be judged
            payload(payload);
        } else {
            transport(Ipv4.protocol(b, off), payload, Ipv4.payloadBytes(b, off));
        }
    }

    private void ipv4Header(int off) {
        int header = Ipv4.headerBytes(b, off);
        add("header length", header, 0, 1);
        add("DSCP", Ipv4.dscp(b, off), 1, 1);
        add("ECN", Names.ecn(Ipv4.ecn(b, off)), 1, 1);
        add("total length", Ipv4.totalLength(b, off), 2, 2);
        add("identification", Names.hex(Ipv4.identification(b, off), 4), 4, 2);
        add("flags", Names.fragmentFlags(b, off), 6, 1);
        add("fragment offset", Ipv4.fragmentOffset(b, off), 6, 2);
        add("TTL", Ipv4.ttl(b, off), 8, 1);
        add("protocol", Names.protocol(Ipv4.protocol(b, off)), 9, 1);
        add("header checksum", Names.hex(Ipv4.checksum(b, off), 4), 10, 2);
        add("source", Ipv4Address.format(Ipv4.source(b, off)), 12, 4);
        add("destination", Ipv4Address.format(Ipv4.destination(b, off)), 16, 4);
        if (header > Ipv4.HEADER_BYTES) {
            int options = header - Ipv4.HEADER_BYTES;
            add("options", options + " bytes", Ipv4.HEADER_BYTES, options);
        }
    }

    private void transport(int protocol, int off, int length) {
        switch (protocol) {
            case Ipv4.PROTOCOL_ICMP:
                icmp(off);
                break;
            case Ipv4.PROTOCOL_UDP:
                udp(off, length);
                break;
            case Ipv4.PROTOCOL_TCP:
                tcp(off);
                break;
            case Ipv4.PROTOCOL_GRE:
                gre(off);
                break;
            default:
                payload(off);
        }
    }

    private void icmp(int off) {
        enter("ICMP", off);
        if (bad(Icmp.defect(b, off, end - off))) {
            return;
        }
        int type = Icmp.type(b, off);
        add("type", type, 0, 1);
        add("code", Icmp.code(b, off), 1, 1);
        add("checksum", Names.hex(Icmp.checksum(b, off), 4), 2, 2);
        if (type == Icmp.ECHO_REQUEST || type == Icmp.ECHO_REPLY) {
            add("identifier", Icmp.identifier(b, off), 4, 2);
            add("sequence", Icmp.sequence(b, off), 6, 2);
            payload(off + Icmp.HEADER_BYTES);
        } else if (Icmp.isError(type)) {
            if (Names.isTooBig(b, off)) {
                add("MTU", Icmp.mtu(b, off), 6, 2);
            } else if (type == Icmp.REDIRECT) {
                add("gateway", Ipv4Address.format(Icmp.gateway(b, off)), 4, 4);
            }
            quoted(off + Icmp.HEADER_BYTES);
        }
    }

    /** The quote is cut short, so it is shown as it stands and never judged. */
    private void quoted(int off) {
        prefix = prefix + "quoted ";
        enter("IPv4", off);
        ipv4Header(off);
        int payload = off + Ipv4.headerBytes(b, off);
        int protocol = Ipv4.protocol(b, off);
        if (protocol == Ipv4.PROTOCOL_GRE && Nvgre.looksLike(b, payload, end - payload)) {
            nvgre(payload);
        } else {
            payload(payload);
        }
    }

    private void udp(int off, int length) {
        enter("UDP", off);
        if (bad(Udp.defect(b, off, end - off, length - (end - off)))) {
            return;
        }
        add("source port", Udp.sourcePort(b, off), 0, 2);
        add("destination port", Udp.destinationPort(b, off), 2, 2);
        add("length", Udp.length(b, off), 4, 2);
        add("checksum", Names.hex(Udp.checksum(b, off), 4), 6, 2);
        payload(off + Udp.HEADER_BYTES);
    }

    private void tcp(int off) {
        enter("TCP", off);
        if (bad(Tcp.defect(b, off, end - off))) {
            return;
        }
        add("source port", Tcp.sourcePort(b, off), 0, 2);
        add("destination port", Tcp.destinationPort(b, off), 2, 2);
        add("sequence", Integer.toUnsignedString(Tcp.sequence(b, off)), 4, 4);
        add("acknowledgment", Integer.toUnsignedString(Tcp.acknowledgment(b, off)), 8, 4);
        add("header length", Tcp.headerBytes(b, off), 12, 1);
        add("flags", Names.tcpFlags(Tcp.flags(b, off)), 13, 1);
        add("window", Tcp.window(b, off), 14, 2);
        add("checksum", Names.hex(Tcp.checksum(b, off), 4), 16, 2);
        int options = Tcp.headerBytes(b, off) - Tcp.HEADER_BYTES;
        if (options > 0) {
            add("options", Names.tcpOptions(b, off), Tcp.HEADER_BYTES, options);
        }
        payload(off + Tcp.headerBytes(b, off));
    }

    private void gre(int off) {
        if (Nvgre.looksLike(b, off, end - off)) {
            enter("NVGRE", off);
            if (!bad(Nvgre.defect(b, off, end - off))) {
                nvgre(off);
                prefix = prefix + "inner ";
                ethernet(off + Nvgre.HEADER_BYTES);
            }
            return;
        }
        enter("GRE", off);
        if (bad(Gre.defect(b, off, end - off))) {
            return;
        }
        add("flags", Names.hex(Gre.flags(b, off), 4), 0, 2);
        add("type", Names.hex(Gre.type(b, off), 4), 2, 2);
        if (Gre.hasChecksum(b, off)) {
            add("checksum", Names.hex(Gre.checksum(b, off), 4), 4, 2);
        }
        if (Gre.hasKey(b, off)) {
            add("key", Names.hex(Gre.key(b, off), 8), Gre.keyOffset(b, off) - off, 4);
        }
        if (Gre.hasSequence(b, off)) {
            String sequence = Integer.toUnsignedString(Gre.sequence(b, off));
            add("sequence", sequence, Gre.headerBytes(b, off) - 4, 4);
        }
        payload(off + Gre.headerBytes(b, off));
    }

    private void nvgre(int off) {
        enter("NVGRE", off);
        add("flags", Names.hex(Gre.flags(b, off), 4), 0, 2);
        add("type", Names.hex(Gre.type(b, off), 4), 2, 2);
        add("VSID", Nvgre.vsid(b, off), 4, 3);
        add("FlowID", Nvgre.flowId(b, off), 7, 1);
    }

    private void payload(int off) {
        if (off < end) {
            enter("payload", off);
            add("bytes", String.valueOf(end - off), 0, end - off);
        }
    }

    private void enter(String name, int off) {
        layer = prefix + name;
        base = off - start;
    }

    private boolean bad(DropReason defect) {
        if (defect != DropReason.NONE) {
            add("defect", defect.word(), 0, Math.max(0, end - start - base));
        }
        return defect != DropReason.NONE;
    }

    private void add(String name, int value, int at, int length) {
        add(name, String.valueOf(value), at, length);
    }

    private void add(String name, String value, int at, int length) {
        fields.add(new PacketField(layer, name, value, base + at, length));
    }

    /** Leaves out what lies behind a packet: padding, stored or implied. */
    private void endAt(int packetEnd) {
        int beyondStored = Math.max(0, packetEnd - end);
        implied = Math.min(implied, beyondStored);
        end = Math.min(end, packetEnd);
    }
}
