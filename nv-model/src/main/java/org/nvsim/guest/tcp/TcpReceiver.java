package org.nvsim.guest.tcp;

/**
 * The receiving half of a connection: what of the peer's stream arrived, what window is open, and
 * what is worth acknowledging when.
 */
final class TcpReceiver {
    private static final int RECENT = 3;

    private final SequenceRanges outOfOrder = new SequenceRanges();

    /** Numbers in the ranges that arrived last, latest first: what SACK reports (RFC 2018 s4). */
    private final long[] recent = new long[RECENT];

    private final int bufferBytes;
    private int recentCount;
    private int shift;
    private int mss;
    private long next;
    private long advertisedEdge;
    private long finish = Long.MAX_VALUE;
    private long unreadBytes;
    private long unacknowledgedBytes;

    TcpReceiver(TcpProfile profile) {
        bufferBytes = profile.largestWindow();
    }

    /** The peer's stream begins behind {@code first}; the SYN offered {@code window}. */
    void start(long first, int window) {
        next = first + 1;
        advertisedEdge = next + window;
    }

    /**
     * The options are agreed.
     *
     * @param windowShift shift of the windows sent from now on
     * @param mssBytes what full segments are expected to carry
     */
    void agree(int windowShift, int mssBytes) {
        shift = windowShift;
        mss = mssBytes;
    }

    /** What full segments of the peer are expected to carry. */
    int segmentBytes() {
        return mss;
    }

    /** The next number expected. */
    long next() {
        return next;
    }

    /** RFC 9293 s3.10.7.4, first check: whether any of the segment lies in the window. */
    boolean accepts(long sequence, int bytes) {
        long window = advertisedEdge - next;
        if (bytes == 0) {
            return window == 0 ? sequence == next : sequence >= next && sequence < advertisedEdge;
        }
        return window > 0 && sequence < advertisedEdge && sequence + bytes > next;
    }

    /** Whether the number lies in the window; with a closed window, whether it is the next. */
    boolean inWindow(long sequence) {
        return sequence == next || (sequence > next && sequence < advertisedEdge);
    }

    /**
     * Takes the part of a segment's data that is new and in the window.
     *
     * @return how many bytes became readable
     */
    long take(long sequence, int bytes) {
        long from = Math.max(sequence, next);
        long to = Math.min(sequence + bytes, Math.max(advertisedEdge, next));
        if (from >= to) {
            return 0;
        }
        if (from > next) {
            outOfOrder.add(from, to);
            remember(from);
            return 0;
        }
        long before = next;
        next = to;
        if (outOfOrder.count() > 0) {
            next = outOfOrder.firstMissing(next);
            outOfOrder.removeBelow(next);
        }
        long readable = next - before;
        unreadBytes += readable;
        unacknowledgedBytes += readable;
        return readable;
    }

    /** The peer's stream ends before {@code sequence}, which is its FIN. */
    void finishAt(long sequence) {
        if (sequence < advertisedEdge || sequence == next) {
            finish = sequence;
        }
    }

    /** Whether all before the peer's FIN has arrived; counts the FIN as arrived, once. */
    boolean reachesFinish() {
        if (next != finish) {
            return false;
        }
        next++;
        advertisedEdge = Math.max(advertisedEdge, next);
        finish = Long.MAX_VALUE;
        return true;
    }

    boolean hasGaps() {
        return outOfOrder.count() > 0;
    }

    /** Whether so much arrived that an acknowledgment must not wait (RFC 5681 s4.2). */
    boolean owesAcknowledgment() {
        return unacknowledgedBytes >= 2L * mss;
    }

    /** The application took {@code bytes} out of the buffer. */
    void read(long bytes) {
        unreadBytes -= bytes;
    }

    long unreadBytes() {
        return unreadBytes;
    }

    /**
     * The window field of a segment about to be sent. The window opens in steps worth a segment
     * only (RFC 9293 s3.8.6.2.2) and never shrinks.
     */
    int windowField() {
        long edge = next + Math.max(0, bufferBytes - unreadBytes);
        if (edge - advertisedEdge < Math.min(mss, bufferBytes / 2)) {
            edge = Math.max(advertisedEdge, next);
        }
        long field = Math.min(0xFFFF, (edge - next) >> shift);
        advertisedEdge = Math.max(advertisedEdge, next + (field << shift));
        unacknowledgedBytes = 0;
        return (int) field;
    }

    /** Whether a segment sent now would open the window by something worth telling. */
    boolean hasWindowNews() {
        long edge = next + Math.max(0, bufferBytes - unreadBytes);
        return edge - advertisedEdge >= Math.min(mss, bufferBytes / 2);
    }

    /** Writes the edges of up to {@code limit} blocks, the latest first; returns how many. */
    int sackBlocks(int[] edges, int limit) {
        int blocks = 0;
        for (int i = 0; i < recentCount && blocks < limit; i++) {
            int range = outOfOrder.indexOf(recent[i]);
            if (range >= 0 && !isListed(edges, blocks, (int) outOfOrder.left(range))) {
                edges[2 * blocks] = (int) outOfOrder.left(range);
                edges[2 * blocks + 1] = (int) outOfOrder.right(range);
                blocks++;
            }
        }
        return blocks;
    }

    private static boolean isListed(int[] edges, int blocks, int left) {
        for (int i = 0; i < blocks; i++) {
            if (edges[2 * i] == left) {
                return true;
            }
        }
        return false;
    }

    /** Puts the range of {@code sequence} in front, in place of an entry of the same range. */
    private void remember(long sequence) {
        int range = outOfOrder.indexOf(sequence);
        int at = 0;
        while (at < recentCount && outOfOrder.indexOf(recent[at]) != range) {
            at++;
        }
        if (at == recentCount) {
            recentCount = Math.min(RECENT, recentCount + 1);
            at = recentCount - 1;
        }
        System.arraycopy(recent, 0, recent, 1, at);
        recent[0] = sequence;
    }
}
