package org.nvsim.packet;

/**
 * A frame in one line, outer to inner, layers joined by a bar: {@code NVGRE 192.168.4.11 >
 * 192.168.4.12 vsid 5001 flow 42 | ICMP 10.0.0.5 > 10.0.0.7 echo request id 1 seq 1}. A header with
 * a defect ends the line with the word of its {@link DropReason}.
 */
public final class PacketText {
    private final StringBuilder text = new StringBuilder();
    private final byte[] b;
    private int implied;
    private int end;

    private PacketText(byte[] b, int end, int implied) {
        this.b = b;
        this.end = end;
        this.implied = implied;
    }

    /** The line for a whole frame. */
    public static String of(Frame frame) {
        return of(frame.bytes(), frame.start(), frame.storedBytes(), frame.impliedBytes());
    }

    /**
     * The line for a frame in {@code b}.
     *
     * @param stored its bytes from {@code off} on
     * @param implied zeros that follow them unstored
     */
    public static String of(byte[] b, int off, int stored, int implied) {
        PacketText line = new PacketText(b, off + stored, implied);
        line.ethernet(off);
        return line.text.toString();
    }

    private void ethernet(int off) {
        if (bad("Ethernet", Ethernet.defect(b, off, end - off))) {
            return;
        }
        int type = Ethernet.type(b, off);
        if (Vlan.isTagged(b, off)) {
            if (bad("VLAN", Vlan.defect(b, off, end - off))) {
                return;
            }
            type = Vlan.type(b, off);
            text.append("VLAN ").append(Vlan.id(b, off)).append(" | ");
        }
        int payload = off + Vlan.headerBytes(b, off);
        if (type == Ethernet.TYPE_ARP) {
            arp(payload);
        } else if (type == Ethernet.TYPE_IPV4) {
            ipv4(payload);
        } else {
            text.append("Ethernet ").append(MacAddress.format(Ethernet.source(b, off)));
            text.append(" > ").append(MacAddress.format(Ethernet.destination(b, off)));
            text.append(" type ").append(Names.hex(type, 4));
        }
    }

    private void arp(int off) {
        if (bad("ARP", Arp.defect(b, off, end - off))) {
            return;
        }
        String sender = Ipv4Address.format(Arp.senderIp(b, off));
        String target = Ipv4Address.format(Arp.targetIp(b, off));
        String senderMac = MacAddress.format(Arp.senderMac(b, off));
        text.append("ARP ");
        if (Arp.isProbe(b, off)) {
            text.append("probe for ").append(target).append(" by ").append(senderMac);
        } else if (Arp.isGratuitous(b, off)) {
            text.append("announcement: ").append(sender).append(" is at ").append(senderMac);
        } else if (Arp.operation(b, off) == Arp.REQUEST) {
            text.append("who has ").append(target).append("? tell ").append(sender);
        } else {
            text.append(sender).append(" is at ").append(senderMac);
        }
    }

    private void ipv4(int off) {
        if (bad("IPv4", Ipv4.defect(b, off, end - off, implied))) {
            return;
        }
        int payload = off + Ipv4.headerBytes(b, off);
        int length = Ipv4.payloadBytes(b, off);
        endAt(payload + length);
        if (Ipv4.isFragment(b, off)) {
            fragment(off);
            return;
        }
        switch (Ipv4.protocol(b, off)) {
            case Ipv4.PROTOCOL_ICMP:
                icmp(off, payload);
                break;
            case Ipv4.PROTOCOL_UDP:
                udp(off, payload, length);
                break;
            case Ipv4.PROTOCOL_TCP:
                tcp(off, payload, length);
                break;
            case Ipv4.PROTOCOL_GRE:
                gre(off, payload);
                break;
            default:
                addresses("IPv4", off);
                text.append(' ').append(Names.protocol(Ipv4.protocol(b, off)));
        }
    }

    private void fragment(int off) {
        addresses("fragment", off);
        text.append(' ').append(Names.protocol(Ipv4.protocol(b, off)));
        text.append(" id ").append(Ipv4.identification(b, off));
        text.append(" offset ").append(Ipv4.fragmentOffset(b, off));
        text.append(' ').append(Ipv4.payloadBytes(b, off)).append(" bytes");
        text.append(Ipv4.moreFragments(b, off) ? ", more follow" : ", last");
    }

    private void icmp(int ip, int off) {
        if (bad("ICMP", Icmp.defect(b, off, end - off))) {
            return;
        }
        addresses("ICMP", ip);
        int type = Icmp.type(b, off);
        text.append(' ').append(Names.icmp(type, Icmp.code(b, off)));
        if (type == Icmp.ECHO_REQUEST || type == Icmp.ECHO_REPLY) {
            text.append(" id ").append(Icmp.identifier(b, off));
            text.append(" seq ").append(Icmp.sequence(b, off));
        } else if (Icmp.isError(type)) {
            if (Names.isTooBig(b, off)) {
                text.append(" mtu ").append(Icmp.mtu(b, off));
            }
            text.append(" about ");
            quoted(off + Icmp.HEADER_BYTES);
        }
    }

    private void quoted(int off) {
        int payload = off + Ipv4.headerBytes(b, off);
        int protocol = Ipv4.protocol(b, off);
        if (protocol == Ipv4.PROTOCOL_GRE && Nvgre.looksLike(b, payload, end - payload)) {
            nvgre(off, payload);
        } else {
            addresses(Names.protocol(protocol), off);
        }
    }

    private void udp(int ip, int off, int length) {
        if (bad("UDP", Udp.defect(b, off, end - off, length - (end - off)))) {
            return;
        }
        ends("UDP", ip, Udp.sourcePort(b, off), Udp.destinationPort(b, off));
        text.append(' ').append(Udp.length(b, off) - Udp.HEADER_BYTES).append(" bytes");
    }

    private void tcp(int ip, int off, int length) {
        if (bad("TCP", Tcp.defect(b, off, end - off))) {
            return;
        }
        ends("TCP", ip, Tcp.sourcePort(b, off), Tcp.destinationPort(b, off));
        int flags = Tcp.flags(b, off);
        text.append(' ').append(Names.tcpFlags(flags));
        text.append(" seq ").append(Integer.toUnsignedString(Tcp.sequence(b, off)));
        if ((flags & Tcp.ACK) != 0) {
            text.append(" ack ").append(Integer.toUnsignedString(Tcp.acknowledgment(b, off)));
        }
        text.append(" win ").append(Tcp.window(b, off));
        text.append(' ').append(length - Tcp.headerBytes(b, off)).append(" bytes");
    }

    private void gre(int ip, int off) {
        if (Nvgre.looksLike(b, off, end - off)) {
            if (!bad("NVGRE", Nvgre.defect(b, off, end - off))) {
                nvgre(ip, off);
                text.append(" | ");
                ethernet(off + Nvgre.HEADER_BYTES);
            }
        } else if (!bad("GRE", Gre.defect(b, off, end - off))) {
            addresses("GRE", ip);
            text.append(" type ").append(Names.hex(Gre.type(b, off), 4));
            if (Gre.hasKey(b, off)) {
                text.append(" key ").append(Names.hex(Gre.key(b, off), 8));
            }
        }
    }

    private void nvgre(int ip, int off) {
        addresses("NVGRE", ip);
        text.append(" vsid ").append(Nvgre.vsid(b, off));
        text.append(" flow ").append(Nvgre.flowId(b, off));
    }

    private void addresses(String name, int ip) {
        text.append(name).append(' ').append(Ipv4Address.format(Ipv4.source(b, ip)));
        text.append(" > ").append(Ipv4Address.format(Ipv4.destination(b, ip)));
    }

    private void ends(String name, int ip, int sourcePort, int destinationPort) {
        text.append(name).append(' ').append(Ipv4Address.format(Ipv4.source(b, ip)));
        text.append(':').append(sourcePort);
        text.append(" > ").append(Ipv4Address.format(Ipv4.destination(b, ip)));
        text.append(':').append(destinationPort);
    }

    private boolean bad(String name, DropReason defect) {
        if (defect != DropReason.NONE) {
            text.append(name).append(' ').append(defect.word());
        }
        return defect != DropReason.NONE;
    }

    /** Leaves out what lies behind a packet: padding, stored or implied. */
    private void endAt(int packetEnd) {
        int beyondStored = Math.max(0, packetEnd - end);
        implied = Math.min(implied, beyondStored);
        end = Math.min(end, packetEnd);
    }
}
