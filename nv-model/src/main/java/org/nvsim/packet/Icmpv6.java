package org.nvsim.packet;

/**
 * ICMPv6 (RFC 4443): type, code, checksum and four bytes whose meaning the type decides. The
 * checksum covers a pseudo header too, unlike that of ICMP.
 */
public final class Icmpv6 {
    public static final int HEADER_BYTES = 8;

    public static final int UNREACHABLE = 1;
    public static final int PACKET_TOO_BIG = 2;
    public static final int TIME_EXCEEDED = 3;
    public static final int PARAMETER_PROBLEM = 4;
    public static final int ECHO_REQUEST = 128;
    public static final int ECHO_REPLY = 129;

    /** Codes of {@link #UNREACHABLE}. */
    public static final int NO_ROUTE = 0;

    public static final int PROHIBITED = 1;
    public static final int ADDRESS_UNREACHABLE = 3;
    public static final int PORT_UNREACHABLE = 4;
    public static final int SOURCE_POLICY = 5;
    public static final int REJECT_ROUTE = 6;

    /** Codes of {@link #TIME_EXCEEDED}. */
    public static final int HOP_LIMIT_EXCEEDED = 0;

    public static final int REASSEMBLY_EXCEEDED = 1;

    /** Codes of {@link #PARAMETER_PROBLEM}. */
    public static final int ERRONEOUS_FIELD = 0;

    public static final int UNKNOWN_NEXT_HEADER = 1;
    public static final int UNKNOWN_OPTION = 2;

    /** The first fragment does not hold all headers (RFC 7112). */
    public static final int FIRST_FRAGMENT = 3;

    /** Longest error with its IPv6 header: the least MTU of a link (RFC 4443 s2.4 c). */
    public static final int MAXIMUM_BYTES = Ipv6.LEAST_MTU;

    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int REST = 4;
    private static final int FIRST_INFORMATION = 128;

    private Icmpv6() {}

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
        return Bytes.u16(b, off + REST + 2);
    }

    /** MTU of "packet too big"; unsigned, up to 2^32 - 1. */
    public static long mtu(byte[] b, int off) {
        return Bytes.u32(b, off + REST);
    }

    /** Offset in the quoted packet of the byte to blame, of "parameter problem"; unsigned. */
    public static long pointer(byte[] b, int off) {
        return Bytes.u32(b, off + REST);
    }

    /** True for messages about another packet, which is quoted behind the header. */
    public static boolean isError(int type) {
        return type < FIRST_INFORMATION;
    }

    /**
     * Writes the header, checksum zero: {@link #seal} when the data behind it is in place.
     *
     * @param rest bytes 4 to 7: identifier and sequence, MTU, pointer, or 0
     */
    public static void write(byte[] b, int off, int type, int code, int rest) {
        Bytes.put16(b, off, type << 8 | code & 0xFF);
        Bytes.put16(b, off + CHECKSUM, 0);
        Bytes.put32(b, off + REST, rest);
    }

    /**
     * Computes and writes the checksum.
     *
     * @param ip where the fixed IPv6 header stands
     * @param stored bytes of the message that are stored
     * @param lengthBytes of the message; what is not stored is zeros
     */
    public static void seal(byte[] b, int ip, int off, int stored, int lengthBytes) {
        Bytes.put16(b, off + CHECKSUM, 0);
        int checksum = Ipv6.checksum(b, ip, Ipv6.ICMPV6, off, stored, lengthBytes);
        Bytes.put16(b, off + CHECKSUM, checksum);
    }

    /**
     * Why a receiver must ignore this message, or {@link DropReason#NONE}: the header is cut, an
     * error quotes less than an IPv6 header, or an MTU below 1280 (RFC 8201 s4).
     */
    public static DropReason defect(byte[] b, int off, int available) {
        if (available < HEADER_BYTES) {
            return DropReason.ICMP6_TRUNCATED;
        }
        int type = type(b, off);
        if (isError(type) && available < HEADER_BYTES + Ipv6.HEADER_BYTES) {
            return DropReason.ICMP6_TRUNCATED;
        }
        return type == PACKET_TOO_BIG && mtu(b, off) < Ipv6.LEAST_MTU
                ? DropReason.ICMP_BAD_MTU
                : DropReason.NONE;
    }
}
