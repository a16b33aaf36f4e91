package org.nvsim.packet;

/** The fragment header of IPv6 (RFC 8200 s4.5), 8 bytes; only the source of a packet cuts it. */
public final class Ipv6Fragment {
    public static final int HEADER_BYTES = 8;

    private static final int OFFSET = 2;
    private static final int IDENTIFICATION = 4;
    private static final int MORE = 1;
    private static final int OFFSET_MASK = 0xFFF8;

    private Ipv6Fragment() {}

    /** Protocol or extension header of the whole packet that comes first in its cut part. */
    public static int nextHeader(byte[] b, int off) {
        return Bytes.u8(b, off);
    }

    /** Where its bytes belong in the cut part of the packet, in bytes; a multiple of 8. */
    public static int fragmentOffset(byte[] b, int off) {
        return Bytes.u16(b, off + OFFSET) & OFFSET_MASK;
    }

    public static boolean moreFragments(byte[] b, int off) {
        return (Bytes.u16(b, off + OFFSET) & MORE) != 0;
    }

    /** True for a whole packet that has a fragment header all the same (RFC 6946). */
    public static boolean isAtomic(byte[] b, int off) {
        return (Bytes.u16(b, off + OFFSET) & (OFFSET_MASK | MORE)) == 0;
    }

    /** With source and destination, what the fragments of one packet have in common. */
    public static int identification(byte[] b, int off) {
        return Bytes.i32(b, off + IDENTIFICATION);
    }

    /**
     * Writes all 8 bytes.
     *
     * @param offsetBytes a multiple of 8
     */
    public static void write(
            byte[] b, int off, int nextHeader, int offsetBytes, boolean more, int identification) {
        Bytes.put16(b, off, nextHeader << 8);
        Bytes.put16(b, off + OFFSET, offsetBytes & OFFSET_MASK | (more ? MORE : 0));
        Bytes.put32(b, off + IDENTIFICATION, identification);
    }

    /**
     * Why no packet can have this fragment, or {@link DropReason#NONE}: its end is not a multiple
     * of 8 and more follow, or lies beyond 65 535 bytes.
     *
     * @param payloadBytes behind this header
     */
    public static DropReason defect(byte[] b, int off, int payloadBytes) {
        boolean unaligned = moreFragments(b, off) && (payloadBytes & 7) != 0;
        boolean pastTheEnd = fragmentOffset(b, off) + payloadBytes > 0xFFFF;
        return unaligned || pastTheEnd ? DropReason.IP_BAD_FRAGMENT : DropReason.NONE;
    }
}
