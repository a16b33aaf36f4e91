package org.nvsim.packet;

import org.nvsim.limits.Limits;

/**
 * An NVGRE header (RFC 7637 s3.2): GRE with a key and nothing else, its payload an Ethernet frame
 * without check sequence and without 802.1Q tag.
 *
 * <pre>
 * |0| |1|0|    Reserved0        | Ver |    protocol type 0x6558       |
 * |           virtual subnet ID (VSID, 24 bits)       |    FlowID     |
 * </pre>
 */
public final class Nvgre {
    public static final int HEADER_BYTES = 8;

    /** What NVGRE over IPv4 puts before a frame: Ethernet 14, IPv4 20, GRE 8. */
    public static final int OVERHEAD_BYTES =
            Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + HEADER_BYTES;

    /** What NVGRE over IPv4 takes from the MTU: IPv4 20, GRE 8, inner Ethernet 14. */
    public static final int MTU_COST_BYTES =
            Ipv4.HEADER_BYTES + HEADER_BYTES + Ethernet.HEADER_BYTES;

    /** Lowest VSID that can be assigned; those below are reserved (RFC 7637 s3.4). */
    public static final int LOWEST_VSID = Limits.VSID.minInt();

    /** Highest VSID that can be assigned; the one above is for vendors' own use. */
    public static final int HIGHEST_VSID = Limits.VSID.maxInt();

    private static final int KEY = 4;
    private static final long FLAGS_AND_TYPE =
            (long) Gre.KEY_PRESENT << 48 | (long) Gre.TYPE_ETHERNET << 32;

    private Nvgre() {}

    public static int vsid(byte[] b, int off) {
        return Bytes.i32(b, off + KEY) >>> 8;
    }

    /** Entropy for multipath: the same for all packets of one flow. */
    public static int flowId(byte[] b, int off) {
        return Bytes.u8(b, off + KEY + 3);
    }

    /** True if a virtual subnet can have this number. */
    public static boolean isAssignable(int vsid) {
        return vsid >= LOWEST_VSID && vsid <= HIGHEST_VSID;
    }

    /** Writes all eight bytes. */
    public static void write(byte[] b, int off, int vsid, int flowId) {
        Bytes.put64(b, off, FLAGS_AND_TYPE | (vsid << 8 | flowId & 0xFF) & 0xFFFF_FFFFL);
    }

    /**
     * True if the eight bytes are those of this VSID and some FlowID, with nothing reserved set.
     */
    public static boolean isOf(byte[] b, int off, int vsid) {
        return (Bytes.i64(b, off) ^ (FLAGS_AND_TYPE | (long) vsid << 8)) >>> 8 == 0;
    }

    /** True if the flags, protocol type and length at {@code off} say NVGRE, right or wrong. */
    public static boolean looksLike(byte[] b, int off, int available) {
        return available >= HEADER_BYTES
                && Gre.hasKey(b, off)
                && Gre.type(b, off) == Gre.TYPE_ETHERNET;
    }

    /**
     * Why an endpoint must discard this packet, or {@link DropReason#NONE}. A reserved VSID is
     * {@link DropReason#UNKNOWN_VSID}: no virtual subnet can have it.
     *
     * @param available bytes behind the outer IPv4 header, stored
     */
    public static DropReason defect(byte[] b, int off, int available) {
        DropReason gre = Gre.headerDefect(b, off, available);
        if (gre != DropReason.NONE) {
            return gre;
        }
        if (!Gre.hasKey(b, off)) {
            return DropReason.NVGRE_NO_KEY;
        }
        if (Gre.hasChecksum(b, off) || Gre.hasSequence(b, off)) {
            return DropReason.NVGRE_BAD_FLAGS;
        }
        if (Gre.type(b, off) != Gre.TYPE_ETHERNET) {
            return DropReason.NVGRE_BAD_PROTOCOL;
        }
        if (!isAssignable(vsid(b, off))) {
            return DropReason.UNKNOWN_VSID;
        }
        return innerDefect(b, off + HEADER_BYTES, available - HEADER_BYTES);
    }

    private static DropReason innerDefect(byte[] b, int off, int available) {
        if (available < Ethernet.HEADER_BYTES) {
            return DropReason.INNER_TRUNCATED;
        }
        int type = Ethernet.type(b, off);
        return type == Ethernet.TYPE_VLAN || type == Ethernet.TYPE_SERVICE_VLAN
                ? DropReason.INNER_TAGGED
                : DropReason.NONE;
    }
}
