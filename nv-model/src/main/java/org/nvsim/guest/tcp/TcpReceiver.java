package org.nvsim.guest.tcp;

import org.nvsim.packet.TcpOptions;

/**
 * The receiving half of a connection: what of the peer's stream arrived, what window is open, and
 * what is worth acknowledging when.
 */
final class TcpReceiver {
    private static final int RECENT = 4;

    private final SackScoreboard outOfOrder = new SackScoreboard();

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

    /** What full segments carry, as seen; the least any peer must take to begin with. */
    private int fullBytes = TcpOptions.DEFAULT_MSS;

    /** Size of the last segment that was not the end of what was written. */
    private int lastBytes;

    /** What of the last segment had come before, [left, right): news for SACK (RFC 2883). */
    private long duplicateLeft;

    private long duplicateRight;

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
        fullBytes = Math.min(fullBytes, mssBytes);
    }

    /**
     * A segment came. The largest seen is a full one. Two alike that are smaller, neither of which
     * ends what was written, are full ones of a path that became narrower, or of a sender whose
     * adapter cuts smaller than it believes.
     */
    void saw(int payloadBytes, boolean endsWriting) {
        int bytes = Math.min(payloadBytes, mss); // more can only be several, joined
        if (bytes > fullBytes || (!endsWriting && bytes == lastBytes)) {
            fullBytes = bytes;
        }
        if (!endsWriting) {
            lastBytes = bytes;
        }
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
        noteDuplicate(sequence, bytes);
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
        return advance(to);
    }

    private long advance(long to) {
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

    /** Notes which part of a segment, the first if there are several, had come before. */
    void noteDuplicate(long sequence, int bytes) {
        long end = sequence + bytes;
        if (sequence < next) {
            duplicateLeft = sequence;
            duplicateRight = Math.min(end, next);
        } else if (outOfOrder.count() > 0) {
            duplicateLeft = outOfOrder.nextLeft(sequence, end);
            duplicateRight = Math.min(end, outOfOrder.firstMissing(duplicateLeft));
        }
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

    /** How many blocks SACK would report now, if it could report so many. */
    int sackBlockCount() {
        return outOfOrder.count() + (duplicateLeft < duplicateRight ? 1 : 0);
    }

    boolean hasGaps() {
        return outOfOrder.count() > 0;
    }

    /** Whether so much arrived that an acknowledgment must not wait (RFC 5681 s4.2). */
    boolean owesAcknowledgment() {
        return unacknowledgedBytes >= 2L * fullBytes;
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

    /**
     * Writes the edges of up to {@code limit} blocks and returns how many: what had come before, if
     * that is news, and what arrived out of order, the latest first.
     */
    int sackBlocks(int[] edges, int limit) {
        int blocks = 0;
        if (duplicateLeft < duplicateRight) {
            edges[0] = (int) duplicateLeft;
            edges[1] = (int) duplicateRight;
            duplicateLeft = duplicateRight;
            blocks = 1;
        }
        int first = blocks;
        for (int i = 0; i < recentCount && blocks < limit; i++) {
            blocks = list(outOfOrder.indexOf(recent[i]), edges, first, blocks);
        }
        for (int range = outOfOrder.count() - 1; range >= 0 && blocks < limit; range--) {
            blocks = list(range, edges, first, blocks);
        }
        return blocks;
    }

    /** Adds the range with this index, unless that is -1 or the range is among the blocks. */
    private int list(int range, int[] edges, int first, int blocks) {
        if (range < 0 || isListed(edges, first, blocks, (int) outOfOrder.left(range))) {
            return blocks;
        }
        edges[2 * blocks] = (int) outOfOrder.left(range);
        edges[2 * blocks + 1] = (int) outOfOrder.right(range);
        return blocks + 1;
    }

    private static boolean isListed(int[] edges, int first, int blocks, int left) {
        for (int i = first; i < blocks; i++) {
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
