package org.nvsim.packet;

/**
 * A GRE header (RFC 2784, key and sequence of RFC 2890): 4 bytes, and 4 more for each of checksum,
 * key and sequence number that is present, in this order.
 *
 * <pre>
 * |C| |K|S|      Reserved0      | Ver |        protocol type          |
 * |      checksum (if C)        |            Reserved1                |
 * |                           key (if K)                              |
 * |                     sequence number (if S)                        |
 * </pre>
 */
public final class Gre {
    /** Length without optional fields. */
    public static final int HEADER_BYTES = 4;

    public static final int CHECKSUM_PRESENT = 0x8000;
    public static final int KEY_PRESENT = 0x2000;
    public static final int SEQUENCE_PRESENT = 0x1000;

    /** Protocol type of an Ethernet frame inside: transparent Ethernet bridging. */
    public static final int TYPE_ETHERNET = 0x6558;

    private static final int VERSION_MASK = 0x0007;

    /**
     * Routing, strict source route and recursion bits of RFC 1701: who does not implement them
     * discards (RFC 2784 s2.2). The bits between these and the version are ignored.
     */
    private static final int DISCARD_MASK = 0x4C00;

    private static final int TYPE = 2;
    private static final int OPTIONAL_BYTES = 4;

    private Gre() {}

    /** Flags and version: the first 16 bits. */
    public static int flags(byte[] b, int off) {
        return Bytes.u16(b, off);
    }

    /** Protocol type of the payload: an EtherType. */
    public static int type(byte[] b, int off) {
        return Bytes.u16(b, off + TYPE);
    }

    public static boolean hasChecksum(byte[] b, int off) {
        return (flags(b, off) & CHECKSUM_PRESENT) != 0;
    }

    public static boolean hasKey(byte[] b, int off) {
        return (flags(b, off) & KEY_PRESENT) != 0;
    }

    public static boolean hasSequence(byte[] b, int off) {
        return (flags(b, off) & SEQUENCE_PRESENT) != 0;
    }

    /** Length of the header with the fields that its flags announce. */
    public static int headerBytes(byte[] b, int off) {
        return headerBytes(flags(b, off));
    }

    /** Length of a header with these flags. */
    public static int headerBytes(int flags) {
        int optional = flags & (CHECKSUM_PRESENT | KEY_PRESENT | SEQUENCE_PRESENT);
        return HEADER_BYTES + OPTIONAL_BYTES * Integer.bitCount(optional);
    }

    /** The checksum field; only if {@link #hasChecksum}. */
    public static int checksum(byte[] b, int off) {
        return Bytes.u16(b, off + HEADER_BYTES);
    }

    /** The key; only if {@link #hasKey}. */
    public static int key(byte[] b, int off) {
        return Bytes.i32(b, keyOffset(b, off));
    }

    /** The sequence number; only if {@link #hasSequence}. */
    public static int sequence(byte[] b, int off) {
        return Bytes.i32(b, off + headerBytes(b, off) - OPTIONAL_BYTES);
    }

    /** Where the key stands in {@code b}; only if {@link #hasKey}. */
    static int keyOffset(byte[] b, int off) {
        return off + HEADER_BYTES + (hasChecksum(b, off) ? OPTIONAL_BYTES : 0);
    }

    /**
     * Writes every byte of a header; the checksum field, if any, is zero until {@link #seal}.
     *
     * @param flags any of {@link #CHECKSUM_PRESENT}, {@link #KEY_PRESENT}, {@link
     *     #SEQUENCE_PRESENT}
     * @param key used if present
     * @param sequence used if present
     */
    public static void write(byte[] b, int off, int flags, int type, int key, int sequence) {
        Bytes.put16(b, off, flags);
        Bytes.put16(b, off + TYPE, type);
        int at = off + HEADER_BYTES;
        if ((flags & CHECKSUM_PRESENT) != 0) {
            Bytes.put32(b, at, 0);
            at += OPTIONAL_BYTES;
        }
        if ((flags & KEY_PRESENT) != 0) {
            Bytes.put32(b, at, key);
            at += OPTIONAL_BYTES;
        }
        if ((flags & SEQUENCE_PRESENT) != 0) {
            Bytes.put32(b, at, sequence);
        }
    }

    /** Computes and writes the checksum over header and payload, if the header has one. */
    public static void seal(byte[] b, int off, int stored) {
        if (hasChecksum(b, off)) {
            Bytes.put16(b, off + HEADER_BYTES, 0);
            int sum = Checksum.sum(b, off, stored);
            Bytes.put16(b, off + HEADER_BYTES, Checksum.finish(sum));
        }
    }

    /**
     * Why a receiver must discard this packet, or {@link DropReason#NONE}.
     *
     * @param available bytes of header and payload, stored; implied zeros behind them do not matter
     */
    public static DropReason defect(byte[] b, int off, int available) {
        DropReason header = headerDefect(b, off, available);
        if (header != DropReason.NONE) {
            return header;
        }
        return hasChecksum(b, off) && !Checksum.isGood(Checksum.sum(b, off, available))
                ? DropReason.GRE_BAD_CHECKSUM
                : DropReason.NONE;
    }

    /** {@link #defect} of the header alone, the checksum unchecked. */
    static DropReason headerDefect(byte[] b, int off, int available) {
        if (available < HEADER_BYTES) {
            return DropReason.GRE_TRUNCATED;
        }
        int flags = flags(b, off);
        if ((flags & VERSION_MASK) != 0) {
            return DropReason.GRE_BAD_VERSION;
        }
        if ((flags & DISCARD_MASK) != 0) {
            return DropReason.GRE_RESERVED_BITS;
        }
        return available < headerBytes(flags) ? DropReason.GRE_TRUNCATED : DropReason.NONE;
    }
}
