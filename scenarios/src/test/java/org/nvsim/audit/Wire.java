package org.nvsim.audit;

import org.nvsim.packet.Frame;

/**
 * What the bytes of a frame say, read without the program's own views of them: Ethernet with tags,
 * a GRE tunnel if there is one, and the IPv4 packet of a machine inside. Fields that the bytes do
 * not have are -1.
 */
final class Wire {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;

    private static final int ETHERNET = 14;
    private static final int TAG = 4;
    private static final int GRE = 47;

    private final byte[] b;
    private final int end;

    /** Bytes of the frame, without check sequence. */
    final int length;

    /** Bytes of 802.1Q tags and tunnel headers before the machine's own Ethernet header ends. */
    int added;

    boolean tunnel;
    int protocol = -1;
    int source = -1;
    int destination = -1;
    int identification = -1;
    boolean sound; // the checksum of the packet's header is right
    boolean fragment;
    int pieceFrom; // of a fragment: where in the packet its payload begins
    int pieceBytes; // and how long it is
    int sourcePort = -1;
    int destinationPort = -1;
    long sequence = -1;
    long acknowledgment = -1;
    long timestamp = -1; // TSval of RFC 7323
    int flags;
    int payload; // bytes behind the transport header
    int icmpType = -1;
    int icmpSequence = -1;

    private Wire(Frame frame) {
        b = frame.bytes();
        end = frame.end();
        length = frame.lengthBytes();
        read(frame.start(), frame.start() + length);
    }

    static Wire of(Frame frame) {
        return new Wire(frame);
    }

    private void read(int at, int frameEnd) {
        int ip = at + ETHERNET;
        int type = u16(at + 12);
        while (type == 0x8100 || type == 0x88A8) {
            type = u16(ip + 2);
            ip += TAG;
            added += TAG;
        }
        if (type != 0x0800 || u8(ip) >> 4 != 4) {
            return;
        }
        int header = (u8(ip) & 15) * 4;
        if (u8(ip + 9) == GRE && !tunnel && u16(ip + header + 2) == 0x6558) {
            int gre = 4;
            int bits = u16(ip + header);
            gre += (bits & 0x8000) != 0 ? 4 : 0;
            gre += (bits & 0x2000) != 0 ? 4 : 0;
            gre += (bits & 0x1000) != 0 ? 4 : 0;
            tunnel = true;
            added += ETHERNET + header + gre;
            read(ip + header + gre, frameEnd);
            return;
        }
        packet(ip, header);
    }

    private void packet(int ip, int header) {
        protocol = u8(ip + 9);
        source = u32(ip + 12);
        destination = u32(ip + 16);
        identification = u16(ip + 4);
        sound = sum(ip, header) == 0xFFFF;
        fragment = (u16(ip + 6) & 0x3FFF) != 0;
        int at = ip + header;
        int size = u16(ip + 2) - header;
        pieceFrom = (u16(ip + 6) & 0x1FFF) * 8;
        pieceBytes = size;
        if ((u16(ip + 6) & 0x1FFF) != 0) {
            payload = size;
            return; // what comes later has no transport header
        }
        switch (protocol) {
            case TCP -> {
                ports(at);
                sequence = u32(at + 4) & 0xFFFF_FFFFL;
                acknowledgment = u32(at + 8) & 0xFFFF_FFFFL;
                flags = u8(at + 13);
                int transport = (u8(at + 12) >> 4) * 4;
                payload = size - transport;
                timestamp = timestamp(at + 20, at + transport);
            }
            case UDP -> {
                ports(at);
                payload = u16(at + 4) - 8;
            }
            case ICMP -> {
                icmpType = u8(at);
                icmpSequence = u16(at + 6);
                payload = size - 8;
            }
            default -> payload = size;
        }
    }

    private int sum(int from, int bytes) {
        int sum = 0;
        for (int at = from; at < from + bytes; at += 2) {
            sum += u16(at);
        }
        return (sum & 0xFFFF) + (sum >>> 16);
    }

    private long timestamp(int from, int to) {
        int at = from;
        while (at < to && u8(at) != 0) {
            if (u8(at) == 8) {
                return u32(at + 2) & 0xFFFF_FFFFL;
            }
            at += u8(at) == 1 ? 1 : Math.max(2, u8(at + 1));
        }
        return -1;
    }

    private void ports(int at) {
        sourcePort = u16(at);
        destinationPort = u16(at + 2);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** What the segment takes of the sequence space. */
    long sequenceSpace() {
        return payload + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
    }

    private int u8(int at) {
        return at < end ? b[at] & 0xFF : 0; // what is not stored is zero
    }

    private int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    private int u32(int at) {
        return u16(at) << 16 | u16(at + 2);
    }
}
