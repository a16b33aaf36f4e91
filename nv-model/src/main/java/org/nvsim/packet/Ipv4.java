package org.nvsim.packet;

/**
 * An IPv4 header (RFC 791 s3.1), 20 bytes and up to 40 of options, which are carried unchanged.
 *
 * <pre>
 * |version|  IHL  |   DSCP    |ECN|         total length          |
 * |        identification         |0|D|M|    fragment offset      |
 * |  time to live |   protocol    |        header checksum        |
 * |                            source                             |
 * |                          destination                          |
 * </pre>
 *
 * Setters keep the header checksum right by updating it, so one that was wrong stays wrong.
 */
public final class Ipv4 {
    /** Length of a header without options. */
    public static final int HEADER_BYTES = 20;

    public static final int PROTOCOL_ICMP = 1;
    public static final int PROTOCOL_TCP = 6;
    public static final int PROTOCOL_UDP = 17;
    public static final int PROTOCOL_GRE = 47;

    /** Flag "do not fragment", as in {@link #flags}. */
    public static final int DONT_FRAGMENT = 0x4000;

    /** Flag "more fragments follow". */
    public static final int MORE_FRAGMENTS = 0x2000;

    /** Largest total length. */
    public static final int MAXIMUM_BYTES = 0xFFFF;

    private static final int TRAFFIC_CLASS = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int FLAGS = 6;
    private static final int TTL = 8;
    private static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private static final int RESERVED_FLAG = 0x8000;
    private static final int OFFSET_MASK = 0x1FFF;

    private Ipv4() {}

    /** Length of the header with its options. */
    public static int headerBytes(byte[] b, int off) {
        return (b[off] & 0xF) << 2;
    }

    /** DSCP (upper six bits) and ECN (lower two). */
    public static int trafficClass(byte[] b, int off) {
        return Bytes.u8(b, off + TRAFFIC_CLASS);
    }

    /** Differentiated services code point, 0 to 63 (RFC 2474). */
    public static int dscp(byte[] b, int off) {
        return trafficClass(b, off) >>> 2;
    }

    /** Congestion notification field, see {@link Ecn} (RFC 3168). */
    public static int ecn(byte[] b, int off) {
        return trafficClass(b, off) & 3;
    }

    /** Length of header and payload. */
    public static int totalLength(byte[] b, int off) {
        return Bytes.u16(b, off + TOTAL_LENGTH);
    }

    public static int identification(byte[] b, int off) {
        return Bytes.u16(b, off + IDENTIFICATION);
    }

    /** The three flags at their place in the 16-bit word, fragment offset masked out. */
    public static int flags(byte[] b, int off) {
        return Bytes.u16(b, off + FLAGS) & ~OFFSET_MASK;
    }

    public static boolean dontFragment(byte[] b, int off) {
        return (Bytes.u16(b, off + FLAGS) & DONT_FRAGMENT) != 0;
    }

    public static boolean moreFragments(byte[] b, int off) {
        return (Bytes.u16(b, off + FLAGS) & MORE_FRAGMENTS) != 0;
    }

    /** Where this fragment's payload lies in the whole one, in bytes. */
    public static int fragmentOffset(byte[] b, int off) {
        return (Bytes.u16(b, off + FLAGS) & OFFSET_MASK) << 3;
    }

    /** True for any fragment, the first included. */
    public static boolean isFragment(byte[] b, int off) {
        return (Bytes.u16(b, off + FLAGS) & (MORE_FRAGMENTS | OFFSET_MASK)) != 0;
    }

    public static int ttl(byte[] b, int off) {
        return Bytes.u8(b, off + TTL);
    }

    public static int protocol(byte[] b, int off) {
        return Bytes.u8(b, off + PROTOCOL);
    }

    public static int checksum(byte[] b, int off) {
        return Bytes.u16(b, off + CHECKSUM);
    }

    public static int source(byte[] b, int off) {
        return Bytes.i32(b, off + SOURCE);
    }

    public static int destination(byte[] b, int off) {
        return Bytes.i32(b, off + DESTINATION);
    }

    /** Bytes behind the header, by the total length. */
    public static int payloadBytes(byte[] b, int off) {
        return totalLength(b, off) - headerBytes(b, off);
    }

    /**
     * Writes a header without options, checksum included.
     *
     * @param trafficClass DSCP and ECN
     * @param flags {@link #DONT_FRAGMENT}, {@link #MORE_FRAGMENTS} or 0
     */
    public static void write(
            byte[] b,
            int off,
            int trafficClass,
            int totalLength,
            int identification,
            int flags,
            int ttl,
            int protocol,
            int source,
            int destination) {
        // summed from the parameters: reading back bytes just written would wait for the stores
        int first = 0x4500_0000 | (trafficClass & 0xFF) << 16 | totalLength & 0xFFFF;
        int second = identification << 16 | flags & 0xFFFF;
        int third = (ttl & 0xFF) << 24 | (protocol & 0xFF) << 16;
        long sum = (first & 0xFFFF_FFFFL) + (second & 0xFFFF_FFFFL) + (third & 0xFFFF_FFFFL);
        sum += (source & 0xFFFF_FFFFL) + (destination & 0xFFFF_FFFFL);
        third |= Checksum.finish(Checksum.fold(sum));
        // in the widths in which a check reads them: a read that spans two stores would wait
        Bytes.put64(b, off, (long) first << 32 | second & 0xFFFF_FFFFL);
        Bytes.put64(b, off + TTL, (long) third << 32 | source & 0xFFFF_FFFFL);
        Bytes.put32(b, off + DESTINATION, destination);
    }

    /** Computes the header checksum anew and writes it. */
    public static void seal(byte[] b, int off) {
        Bytes.put16(b, off + CHECKSUM, 0);
        int sum = Checksum.sum(b, off, headerBytes(b, off));
        Bytes.put16(b, off + CHECKSUM, Checksum.finish(sum));
    }

    public static void setSource(byte[] b, int off, int address) {
        set32(b, off, SOURCE, address);
    }

    public static void setDestination(byte[] b, int off, int address) {
        set32(b, off, DESTINATION, address);
    }

    public static void setTotalLength(byte[] b, int off, int lengthBytes) {
        set16(b, off, TOTAL_LENGTH, lengthBytes);
    }

    public static void setIdentification(byte[] b, int off, int identification) {
        set16(b, off, IDENTIFICATION, identification);
    }

    /**
     * Sets flags and fragment offset.
     *
     * @param offsetBytes a multiple of 8
     */
    public static void setFragment(byte[] b, int off, int flags, int offsetBytes) {
        set16(b, off, FLAGS, flags | offsetBytes >>> 3);
    }

    public static void setEcn(byte[] b, int off, int ecn) {
        set16(b, off, 0, Bytes.u16(b, off) & ~3 | ecn);
    }

    /**
     * Takes one off the time to live.
     *
     * @return false, with nothing changed, if none would be left: the packet has expired
     */
    public static boolean decrementTtl(byte[] b, int off) {
        if (ttl(b, off) <= 1) {
            return false;
        }
        set16(b, off, TTL, Bytes.u16(b, off + TTL) - 0x100);
        return true;
    }

    /** {@link #defect(byte[], int, int, int)} for bytes that are all stored. */
    public static DropReason defect(byte[] b, int off, int available) {
        return defect(b, off, available, 0);
    }

    /**
     * Why a machine must discard this packet, or {@link DropReason#NONE}. Bytes beyond the total
     * length are padding and no defect.
     *
     * @param available bytes present and stored from {@code off} on; the header must lie in them
     * @param implied zeros that follow them unstored
     */
    public static DropReason defect(byte[] b, int off, int available, int implied) {
        if (available < 1) {
            return DropReason.IP_TRUNCATED;
        }
        int first = b[off];
        if ((first & 0xF0) != 0x40) {
            return DropReason.IP_BAD_VERSION;
        }
        int header = (first & 0xF) << 2;
        if (header < HEADER_BYTES) {
            return DropReason.IP_BAD_HEADER_LENGTH;
        }
        if (available < HEADER_BYTES) {
            return DropReason.IP_TRUNCATED;
        }
        int total = totalLength(b, off);
        if (header > total) {
            return DropReason.IP_BAD_HEADER_LENGTH;
        }
        if (header > available || total > available + implied) {
            return DropReason.IP_TRUNCATED;
        }
        int sum = header == HEADER_BYTES ? Checksum.sumOf20(b, off) : Checksum.sum(b, off, header);
        if (!Checksum.isGood(sum)) {
            return DropReason.IP_BAD_CHECKSUM;
        }
        if (!Ipv4Address.canBeSource(source(b, off))) {
            return DropReason.IP_BAD_SOURCE;
        }
        boolean whole = (Bytes.u16(b, off + FLAGS) & ~DONT_FRAGMENT) == 0;
        return whole ? DropReason.NONE : fragmentDefect(b, off);
    }

    private static DropReason fragmentDefect(byte[] b, int off) {
        if ((flags(b, off) & RESERVED_FLAG) != 0) {
            return DropReason.IP_RESERVED_FLAG;
        }
        int payload = payloadBytes(b, off);
        boolean unaligned = moreFragments(b, off) && (payload & 7) != 0;
        boolean pastTheEnd = fragmentOffset(b, off) + payload > MAXIMUM_BYTES;
        return unaligned || pastTheEnd ? DropReason.IP_BAD_FRAGMENT : DropReason.NONE;
    }

    private static void set16(byte[] b, int off, int field, int value) {
        int updated = Checksum.update16(checksum(b, off), Bytes.u16(b, off + field), value);
        Bytes.put16(b, off + field, value);
        Bytes.put16(b, off + CHECKSUM, updated);
    }

    private static void set32(byte[] b, int off, int field, int value) {
        int updated = Checksum.update32(checksum(b, off), Bytes.i32(b, off + field), value);
        Bytes.put32(b, off + field, value);
        Bytes.put16(b, off + CHECKSUM, updated);
    }
}
