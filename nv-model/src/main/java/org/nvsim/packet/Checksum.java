package org.nvsim.packet;

/**
 * The Internet checksum (RFC 1071): the complement of the one's complement sum of 16-bit words.
 *
 * <p>A <em>sum</em> here is a folded, uncomplemented value of 16 bits that can be fed into a
 * further one; {@link #finish} turns it into what stands in the header. Zeros add nothing to a sum,
 * wherever they stand, so payload that is implied and not stored is left out.
 */
public final class Checksum {
    /** The sum of good bytes that contain their own checksum. */
    private static final int GOOD = 0xFFFF;

    private Checksum() {}

    /** Sum of {@code length} bytes from {@code off}; an odd last byte is padded with a zero. */
    public static int sum(byte[] b, int off, int length) {
        return sum(b, off, length, 0);
    }

    /** Sum of 20 bytes from {@code off}: an IPv4 header without options. */
    public static int sumOf20(byte[] b, int off) {
        long first = Bytes.i64(b, off);
        long second = Bytes.i64(b, off + 8);
        return fold(
                (first >>> 32)
                        + (first & 0xFFFF_FFFFL)
                        + (second >>> 32)
                        + (second & 0xFFFF_FFFFL)
                        + Bytes.u32(b, off + 16));
    }

    /** Both halves of 32 bits added: to be fed, with others, into a sum. */
    static int words(int bits) {
        return (bits >>> 16) + (bits & 0xFFFF);
    }

    /** {@link #sum(byte[], int, int)} added to {@code before}, which covers an even length. */
    public static int sum(byte[] b, int off, int length, int before) {
        long sum = before;
        int at = off;
        int end = off + length;
        for (; at + 8 <= end; at += 8) {
            long words = Bytes.i64(b, at);
            sum += (words >>> 32) + (words & 0xFFFF_FFFFL);
        }
        if (at + 4 <= end) {
            sum += Bytes.u32(b, at);
            at += 4;
        }
        if (at + 2 <= end) {
            sum += Bytes.u16(b, at);
            at += 2;
        }
        if (at < end) {
            sum += (long) Bytes.u8(b, at) << 8;
        }
        return fold(sum);
    }

    /**
     * Sum of the pseudo header of TCP and UDP (RFC 9293 s3.1, RFC 768).
     *
     * @param lengthBytes transport header and data, implied bytes included
     */
    public static int pseudoHeader(int source, int destination, int protocol, int lengthBytes) {
        return fold(
                (source & 0xFFFF_FFFFL)
                        + (destination & 0xFFFF_FFFFL)
                        + protocol
                        + (lengthBytes & 0xFFFF));
    }

    /** The header field for a sum. */
    public static int finish(int sum) {
        return ~sum & 0xFFFF;
    }

    /** True if a sum over bytes and the checksum among them says that they are good. */
    public static boolean isGood(int sum) {
        return sum == GOOD;
    }

    /**
     * The checksum after one 16-bit word it covers changed from {@code was} to {@code is}: RFC 1624
     * s3, equation 3. A wrong checksum stays wrong, so corruption is not healed.
     */
    public static int update16(int checksum, int was, int is) {
        return ~adjust16(~checksum & 0xFFFF, was, is) & 0xFFFF;
    }

    /** {@link #update16} for 32 bits at an even distance from the first byte covered. */
    public static int update32(int checksum, int was, int is) {
        return ~adjust32(~checksum & 0xFFFF, was, is) & 0xFFFF;
    }

    /** The uncomplemented sum after a word changed: for checksums still pending in the adapter. */
    public static int adjust16(int sum, int was, int is) {
        int adjusted = sum + (~was & 0xFFFF) + (is & 0xFFFF);
        adjusted = (adjusted >>> 16) + (adjusted & 0xFFFF);
        return (adjusted >>> 16) + (adjusted & 0xFFFF);
    }

    /** {@link #adjust16} for 32 bits at an even distance from the first byte covered. */
    public static int adjust32(int sum, int was, int is) {
        return fold(sum + (~was & 0xFFFF_FFFFL) + (is & 0xFFFF_FFFFL));
    }

    /** Folds a sum of 16-bit and 32-bit words, below 2^48, to 16 bits. */
    static int fold(long sum) {
        int folded = (int) (sum >>> 32) + (int) (sum >>> 16 & 0xFFFF) + (int) (sum & 0xFFFF);
        folded = (folded >>> 16) + (folded & 0xFFFF);
        return (folded >>> 16) + (folded & 0xFFFF);
    }
}
