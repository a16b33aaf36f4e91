package org.nvsim.packet;

/**
 * Options of a TCP header: maximum segment size (RFC 9293 s3.7.1), window scale and timestamps (RFC
 * 7323), selective acknowledgment (RFC 2018).
 *
 * <p>Reading: {@link #find} gives the place of an option, the other readers take that place.
 * Writing: each {@code put…} writes at a place and returns the place behind; every one fills whole
 * 32-bit words with no-ops before the option, as common stacks do, so a header is always aligned.
 */
public final class TcpOptions {
    /** What {@link #find} answers if there is no such option. */
    public static final int ABSENT = -1;

    public static final int MSS = 2;
    public static final int WINDOW_SCALE = 3;
    public static final int SACK_PERMITTED = 4;
    public static final int SACK = 5;
    public static final int TIMESTAMPS = 8;

    public static final int MSS_BYTES = 4;
    public static final int WINDOW_SCALE_BYTES = 4;
    public static final int SACK_PERMITTED_BYTES = 4;
    public static final int TIMESTAMPS_BYTES = 12;

    /** Segment size of a peer that names none (RFC 9293 s3.7.1). */
    public static final int DEFAULT_MSS = 536;

    /** SACK blocks that fit beside no other option (RFC 2018 s3). */
    public static final int MOST_SACK_BLOCKS = 4;

    /** Larger shifts are taken as this (RFC 7323 s2.3). */
    public static final int HIGHEST_WINDOW_SCALE = 14;

    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int SACK_BLOCK_BYTES = 8;

    private TcpOptions() {}

    /**
     * Where the first option of this kind stands in {@code b}, or {@link #ABSENT}. An option whose
     * length is not the one its kind has counts as absent.
     *
     * @param off where a header without {@link Tcp#defect} begins
     */
    public static int find(byte[] b, int off, int kind) {
        int end = off + Tcp.headerBytes(b, off);
        int at = off + Tcp.HEADER_BYTES;
        while (at < end && b[at] != END) {
            if (b[at] == NO_OPERATION) {
                at++;
                continue;
            }
            if (Bytes.u8(b, at) == kind && hasItsLength(kind, Bytes.u8(b, at + 1))) {
                return at;
            }
            at += Bytes.u8(b, at + 1);
        }
        return ABSENT;
    }

    /** Maximum segment size of the option at {@code at}. */
    public static int mss(byte[] b, int at) {
        return Bytes.u16(b, at + 2);
    }

    /** Shift of the window scale option at {@code at}, at most 14. */
    public static int windowScale(byte[] b, int at) {
        return Math.min(Bytes.u8(b, at + 2), HIGHEST_WINDOW_SCALE);
    }

    /** TSval of the timestamps option at {@code at}. */
    public static int timestampValue(byte[] b, int at) {
        return Bytes.i32(b, at + 2);
    }

    /** TSecr of the timestamps option at {@code at}. */
    public static int timestampEcho(byte[] b, int at) {
        return Bytes.i32(b, at + 6);
    }

    /** How many blocks the SACK option at {@code at} has: 1 to 4. */
    public static int sackBlocks(byte[] b, int at) {
        return (Bytes.u8(b, at + 1) - 2) / SACK_BLOCK_BYTES;
    }

    /** First sequence number of block {@code index} of the SACK option at {@code at}. */
    public static int sackLeft(byte[] b, int at, int index) {
        return Bytes.i32(b, at + 2 + index * SACK_BLOCK_BYTES);
    }

    /** Sequence number just past block {@code index} of the SACK option at {@code at}. */
    public static int sackRight(byte[] b, int at, int index) {
        return Bytes.i32(b, at + 6 + index * SACK_BLOCK_BYTES);
    }

    /** Bytes that {@link #putSack} takes for so many blocks. */
    public static int sackBytes(int blocks) {
        return 4 + blocks * SACK_BLOCK_BYTES;
    }

    /** Writes {@link #MSS_BYTES} bytes. */
    public static int putMss(byte[] b, int at, int mss) {
        Bytes.put16(b, at, MSS << 8 | 4);
        Bytes.put16(b, at + 2, mss);
        return at + MSS_BYTES;
    }

    /** Writes {@link #WINDOW_SCALE_BYTES} bytes. */
    public static int putWindowScale(byte[] b, int at, int shift) {
        Bytes.put32(b, at, NO_OPERATION << 24 | WINDOW_SCALE << 16 | 3 << 8 | shift & 0xFF);
        return at + WINDOW_SCALE_BYTES;
    }

    /** Writes {@link #SACK_PERMITTED_BYTES} bytes. */
    public static int putSackPermitted(byte[] b, int at) {
        putAligned(b, at, SACK_PERMITTED, 2);
        return at + SACK_PERMITTED_BYTES;
    }

    /** Writes {@link #TIMESTAMPS_BYTES} bytes. */
    public static int putTimestamps(byte[] b, int at, int value, int echo) {
        putAligned(b, at, TIMESTAMPS, 10);
        Bytes.put32(b, at + 4, value);
        Bytes.put32(b, at + 8, echo);
        return at + TIMESTAMPS_BYTES;
    }

    /**
     * Writes {@link #sackBytes} bytes.
     *
     * @param edges left and right of each block in turn
     * @param blocks 1 to 4, to 3 beside timestamps
     */
    public static int putSack(byte[] b, int at, int[] edges, int blocks) {
        putAligned(b, at, SACK, 2 + blocks * SACK_BLOCK_BYTES);
        for (int i = 0; i < 2 * blocks; i++) {
            Bytes.put32(b, at + 4 + 4 * i, edges[i]);
        }
        return at + sackBytes(blocks);
    }

    /** True if every option of the header, which lies whole in {@code b}, ends within it. */
    static boolean wellFormed(byte[] b, int off) {
        int end = off + Tcp.headerBytes(b, off);
        int at = off + Tcp.HEADER_BYTES;
        while (at < end && b[at] != END) {
            if (b[at] == NO_OPERATION) {
                at++;
                continue;
            }
            int length = at + 1 < end ? Bytes.u8(b, at + 1) : 0;
            if (length < 2 || length > end - at) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private static boolean hasItsLength(int kind, int length) {
        switch (kind) {
            case MSS:
                return length == 4;
            case WINDOW_SCALE:
                return length == 3;
            case SACK_PERMITTED:
                return length == 2;
            case SACK:
                return length > 2 && (length - 2) % SACK_BLOCK_BYTES == 0;
            case TIMESTAMPS:
                return length == 10;
            default:
                return true;
        }
    }

    private static void putAligned(byte[] b, int at, int kind, int length) {
        Bytes.put32(b, at, NO_OPERATION << 24 | NO_OPERATION << 16 | kind << 8 | length);
    }
}
