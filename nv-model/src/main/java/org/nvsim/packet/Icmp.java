package org.nvsim.packet;

import org.nvsim.limits.Limits;

/**
 * ICMP (RFC 792): type, code, checksum and four bytes whose meaning the type decides. The checksum
 * covers the ICMP message only.
 */
public final class Icmp {
    public static final int HEADER_BYTES = 8;

    public static final int ECHO_REPLY = 0;
    public static final int UNREACHABLE = 3;

    /** Long out of use (RFC 6633), but still an error about which no error is sent. */
    public static final int SOURCE_QUENCH = 4;

    public static final int REDIRECT = 5;
    public static final int ECHO_REQUEST = 8;
    public static final int TIME_EXCEEDED = 11;
    public static final int PARAMETER_PROBLEM = 12;

    /** Codes of {@link #UNREACHABLE}. */
    public static final int NET_UNREACHABLE = 0;

    public static final int HOST_UNREACHABLE = 1;
    public static final int PROTOCOL_UNREACHABLE = 2;
    public static final int PORT_UNREACHABLE = 3;

    /** The packet is too big and must not be cut; bytes 6 and 7 name the MTU (RFC 1191 s4). */
    public static final int FRAGMENTATION_NEEDED = 4;

    public static final int NET_PROHIBITED = 9;
    public static final int HOST_PROHIBITED = 10;

    /** A filter refused (RFC 1812 s5.2.7.1). */
    public static final int COMMUNICATION_PROHIBITED = 13;

    /** Codes of {@link #TIME_EXCEEDED}. */
    public static final int TTL_EXCEEDED = 0;

    public static final int REASSEMBLY_EXCEEDED = 1;

    /** Least MTU that a router may report (RFC 1191 s3). */
    public static final int LEAST_MTU = Limits.MTU.minInt();

    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int REST = 4;
    private static final int LOW_REST = 6;

    private Icmp() {}

    public static int type(byte[] b, int off) {
        return Bytes.u8(b, off);
    }

    public static int code(byte[] b, int off) {
        return Bytes.u8(b, off + CODE);
    }

    public static int checksum(byte[] b, int off) {
        return Bytes.u16(b, off + CHECKSUM);
    }

    /** Identifier of an echo. */
    public static int identifier(byte[] b, int off) {
        return Bytes.u16(b, off + REST);
    }

    /** Sequence number of an echo. */
    public static int sequence(byte[] b, int off) {
        return Bytes.u16(b, off + LOW_REST);
    }

    /** Next-hop MTU of "fragmentation needed"; 0 from routers older than RFC 1191. */
    public static int mtu(byte[] b, int off) {
        return Bytes.u16(b, off + LOW_REST);
    }

    /** Gateway of a redirect. */
    public static int gateway(byte[] b, int off) {
        return Bytes.i32(b, off + REST);
    }

    /** True for messages about another packet, which is quoted behind the header. */
    public static boolean isError(int type) {
        return type == UNREACHABLE
                || type == SOURCE_QUENCH
                || type == REDIRECT
                || type == TIME_EXCEEDED
                || type == PARAMETER_PROBLEM;
    }

    /**
     * Writes the header, checksum zero: {@link #seal} when the data behind it is in place.
     *
     * @param rest bytes 4 to 7: identifier and sequence, MTU, gateway, or 0
     */
    public static void write(byte[] b, int off, int type, int code, int rest) {
        Bytes.put16(b, off, type << 8 | code & 0xFF);
        Bytes.put16(b, off + CHECKSUM, 0);
        Bytes.put32(b, off + REST, rest);
    }

    /** {@link #write} for an echo request or reply. */
    public static void writeEcho(byte[] b, int off, int type, int identifier, int sequence) {
        write(b, off, type, 0, identifier << 16 | sequence & 0xFFFF);
    }

    /** Computes and writes the checksum over {@code stored} bytes; implied zeros add nothing. */
    public static void seal(byte[] b, int off, int stored) {
        Bytes.put16(b, off + CHECKSUM, 0);
        Bytes.put16(b, off + CHECKSUM, Checksum.finish(Checksum.sum(b, off, stored)));
    }

    /** True if the checksum over the message, {@code stored} bytes of it stored, is right. */
    public static boolean checksumGood(byte[] b, int off, int stored) {
        return Checksum.isGood(Checksum.sum(b, off, stored));
    }

    /** Turns an echo request into its reply in place, updating the checksum. */
    public static void turnIntoReply(byte[] b, int off) {
        int was = Bytes.u16(b, off);
        int is = ECHO_REPLY << 8;
        Bytes.put16(b, off, is);
        Bytes.put16(b, off + CHECKSUM, Checksum.update16(checksum(b, off), was, is));
    }

    /**
     * Why a receiver must ignore this message, or {@link DropReason#NONE}: the header is cut, an
     * error quotes less than an IP header and the 8 bytes behind it, or it names an MTU below 68.
     */
    public static DropReason defect(byte[] b, int off, int available) {
        if (available < HEADER_BYTES) {
            return DropReason.ICMP_TRUNCATED;
        }
        if (!isError(type(b, off))) {
            return DropReason.NONE;
        }
        if (!quotesEnough(b, off + HEADER_BYTES, available - HEADER_BYTES)) {
            return DropReason.ICMP_TRUNCATED;
        }
        boolean tooBig = type(b, off) == UNREACHABLE && code(b, off) == FRAGMENTATION_NEEDED;
        int mtu = mtu(b, off);
        return tooBig && mtu != 0 && mtu < LEAST_MTU ? DropReason.ICMP_BAD_MTU : DropReason.NONE;
    }

    /** True if the quote holds a header and 8 bytes behind it, or the whole of a shorter packet. */
    private static boolean quotesEnough(byte[] b, int off, int quoted) {
        if (quoted < Ipv4.HEADER_BYTES || Ipv4.headerBytes(b, off) < Ipv4.HEADER_BYTES) {
            return false;
        }
        int header = Ipv4.headerBytes(b, off);
        return quoted >= header && quoted >= Math.min(header + 8, Ipv4.totalLength(b, off));
    }
}
