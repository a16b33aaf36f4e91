package org.nvsim.guest.tcp;

/**
 * What a sender believes about the data on the way: what arrived out of order, what is lost, what
 * was sent again. With selective acknowledgment this is RFC 6675; without, each duplicate
 * acknowledgment stands for one segment that arrived, which makes it RFC 6582 (NewReno).
 */
final class LossRecovery {
    /** Duplicate acknowledgments that mean a loss rather than reordering (RFC 5681 s3.2). */
    private static final int DUPLICATE_THRESHOLD = 3;

    /** What is being repaired, if anything. */
    enum Phase {
        OPEN,
        /** Entered by duplicate acknowledgments. */
        RECOVERY,
        /** Entered by a timeout: everything not known to have arrived is taken as lost. */
        LOSS
    }

    private final SackScoreboard sacked = new SackScoreboard();
    private Phase phase = Phase.OPEN;
    private boolean sack;
    private int duplicates;

    /** Bytes that duplicate acknowledgments stand for, without SACK. */
    private long duplicateBytes;

    /** What is not acknowledged below this is lost. */
    private long lostBelow;

    /** Lost data below this was sent again. */
    private long resentBelow;

    /**
     * What was new when something was last sent again: if that arrived, so should have the other.
     */
    private long newWhenResent;

    /** The repair ends when this is acknowledged. */
    private long recoveryPoint;

    /** The first repair goes out whatever the window says (RFC 6675 s5, step 4.3). */
    private boolean urgent;

    void start(long una, boolean withSack) {
        sack = withSack;
        lostBelow = una;
        resentBelow = una;
        recoveryPoint = una;
    }

    Phase phase() {
        return phase;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    int duplicates() {
        return duplicates;
    }

    /** Notes the SACK blocks of an acknowledgment; true if they told something new. */
    boolean noteSack(TcpSegment segment, long una, long next) {
        if (!sack || segment.sackBlocks() == 0) {
            return false;
        }
        long news = 0;
        for (int i = 0; i < segment.sackBlocks(); i++) {
            long left = TcpSegment.unwrap(segment.sackLeft(i), una);
            long right = TcpSegment.unwrap(segment.sackRight(i), una);
            if (left < right && left >= una && right <= next) {
                news += sacked.add(left, right);
            }
        }
        return news > 0;
    }

    /** An acknowledgment moved nothing but shows that {@code segmentBytes} or so arrived. */
    void noteDuplicate(int segmentBytes) {
        duplicates++;
        if (!sack) {
            duplicateBytes += segmentBytes;
        }
    }

    /** Whether it is time to repair. */
    boolean mustEnter(long una, long next, int mss) {
        if (phase != Phase.OPEN || next == una) {
            return false;
        }
        if (sack) {
            return duplicates >= DUPLICATE_THRESHOLD || lostBelow(mss, una) > una;
        }
        // Duplicates may stem from what was sent again before (RFC 6582 s3.2, step 2).
        return duplicates >= DUPLICATE_THRESHOLD && una >= recoveryPoint;
    }

    void enter(long una, long next, int mss) {
        phase = Phase.RECOVERY;
        recoveryPoint = next;
        // What the repair before sent again beyond its end is not lost for a second time.
        resentBelow = Math.max(resentBelow, una);
        lostBelow = Math.max(resentBelow, Math.min(una + mss, next));
        urgent = resentBelow == una;
        newWhenResent = urgent ? next : newWhenResent;
        refresh(una, next, mss);
    }

    /** Nothing came back in time, or all that is on the way was too big. */
    void loseAll(long una, long next) {
        phase = Phase.LOSS;
        recoveryPoint = next;
        resentBelow = una;
        lostBelow = next;
        duplicates = 0;
        duplicateBytes = 0;
        urgent = false;
        newWhenResent = next;
    }

    /**
     * {@code acked} bytes more, up to {@code una}, are acknowledged.
     *
     * @return true if a repair is complete
     */
    boolean advance(long una, long acked, int mss) {
        sacked.removeBelow(una);
        duplicates = 0;
        if (phase == Phase.OPEN || una >= recoveryPoint) {
            boolean complete = phase != Phase.OPEN;
            phase = Phase.OPEN;
            duplicateBytes = 0;
            lostBelow = una;
            resentBelow = sacked.count() == 0 ? una : Math.max(resentBelow, una);
            return complete;
        }
        resentBelow = Math.max(resentBelow, una);
        lostBelow = Math.max(lostBelow, una);
        if (phase == Phase.RECOVERY && !sack) {
            // A partial acknowledgment: the next segment is lost too (RFC 6582 s3.2, step 3).
            duplicateBytes = Math.max(0, duplicateBytes - Math.max(0, acked - mss));
            resentBelow = una;
            lostBelow = Math.min(una + mss, recoveryPoint);
            urgent = true;
        }
        return false;
    }

    /** Draws the conclusions from new SACK blocks. */
    void refresh(long una, long next, int mss) {
        if (!sack || phase == Phase.OPEN || sacked.count() == 0) {
            return;
        }
        if (phase == Phase.RECOVERY) {
            lostBelow = Math.max(lostBelow, lostBelow(mss, una));
        }
        long laterBytes = sacked.bytesIn(newWhenResent, next);
        if (resentBelow > una && laterBytes > (DUPLICATE_THRESHOLD - 1) * (long) mss) {
            resentBelow = una; // lost once more
            newWhenResent = next;
        }
    }

    /** Bytes above the oldest missing one that are known, or believed, to have arrived. */
    long arrivedBytes() {
        return sacked.bytes() + duplicateBytes;
    }

    /** Where what is lost ends, as far as known. */
    long lostBelow() {
        return lostBelow;
    }

    /** Bytes believed to be on the way (RFC 6675 s4, SetPipe). */
    long pipe(long una, long next) {
        if (phase == Phase.OPEN) {
            return Math.max(0, next - una - sacked.bytes() - duplicateBytes);
        }
        long lost = Math.max(una, lostBelow);
        long again = Math.max(una, resentBelow);
        if (sacked.count() == 0) {
            return Math.max(0, next - lost + again - una - duplicateBytes);
        }
        return next - lost - sacked.bytesIn(lost, next) + again - una - sacked.bytesIn(una, again);
    }

    /** Where the next lost bytes that were not sent again begin, or -1. */
    long nextLost(long una) {
        if (phase == Phase.OPEN) {
            return -1;
        }
        long at = sacked.firstMissing(Math.max(una, resentBelow));
        return at < lostBelow ? at : -1;
    }

    /** Where the lost bytes that begin at {@code from} end. */
    long endOfLost(long from) {
        return Math.min(lostBelow, sacked.nextLeft(from, lostBelow));
    }

    /** Bytes with something above them that arrived, neither lost nor sent again; or -1. */
    long nextHole(long una) {
        if (phase != Phase.RECOVERY || sacked.count() == 0) {
            return -1;
        }
        long at = sacked.firstMissing(Math.max(una, Math.max(resentBelow, lostBelow)));
        return at < sacked.left(sacked.count() - 1) ? at : -1;
    }

    /** Where the hole that begins at {@code from} ends. */
    long endOfHole(long from) {
        return sacked.nextLeft(from, from);
    }

    boolean isUrgent() {
        return urgent;
    }

    /** Everything lost below {@code sequence} was sent again, when {@code next} was new. */
    void resent(long sequence, long next) {
        newWhenResent = next;
        resentBelow = Math.max(resentBelow, sequence);
        lostBelow = Math.max(lostBelow, sequence);
        urgent = false;
    }

    /** RFC 6675 s4, IsLost: enough arrived above it, by ranges or by bytes. */
    private long lostBelow(int mss, long una) {
        long bytes = 0;
        for (int i = sacked.count() - 1; i >= 0; i--) {
            bytes += sacked.right(i) - sacked.left(i);
            if (sacked.count() - i >= DUPLICATE_THRESHOLD
                    || bytes > (DUPLICATE_THRESHOLD - 1) * (long) mss) {
                return sacked.left(i);
            }
        }
        return una;
    }
}
