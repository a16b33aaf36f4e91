package org.nvsim.engine;

import java.util.Arrays;

/**
 * The heads of all sources that have one, taken least (time, rank) first.
 *
 * <p>A wheel of short buckets of time: most heads lie a few microseconds ahead, and putting one
 * there is a link in a list. A bucket that is reached is opened: its heads are sorted once and then
 * taken in a row, each a number of (time within the bucket, rank). What comes into the open bucket
 * late waits in a heap beside it; what lies beyond the wheel waits in another. How long a bucket is
 * changes the speed and nothing else.
 *
 * <p>A head of the open bucket that moves elsewhere leaves its number behind, which is skipped when
 * its turn comes: it no longer says when the source's head is.
 */
final class PendingSet extends CacheLinePadded {
    private static final long NEVER = EventSource.NEVER;
    private static final int RANK_BITS = 24;
    private static final int RANK_MASK = (1 << RANK_BITS) - 1;

    /**
     * A hundred sources have a bucket of a quarter microsecond, more have a shorter: some ten
     * heads.
     */
    private static final int SPAN_SHIFT_OF_ONE_LANE = 25;

    private static final int LONGEST_SPAN_SHIFT = 36; // 69 ms
    private static final int SHORTEST_SPAN_SHIFT = 8;

    /** Buckets after which their length is looked at, and heads in one that are too few or many. */
    private static final int STRETCH = 256;

    private static final int FEW_HEADS = 4;
    private static final int MANY_HEADS = 40;

    /** Events whose memory is read at once: what they need fits into the nearest cache. */
    private static final int TOUCHED_AT_ONCE = 4;

    private int bucketShift;
    private long takenCount;
    private int openedBuckets; // since their length was looked at
    private long takenBefore; // before it was
    private final EventSource[] sources;
    private final Wheel wheel;
    private final SourceHeap overflow;
    private final NumberHeap late = new NumberHeap();

    /** The open bucket: heads in it are in the row or late. */
    private long current;

    private long bucketStartPs;
    private long[] row = {NEVER}; // the last is due first; NEVER stands at 0
    private int next; // of the row; before it, in the array, are those that follow
    private int prefetchNext; // at which the sources that follow are touched
    private int prefetched;

    /**
     * @param sources by rank
     */
    PendingSet(EventSource[] sources) {
        if (sources.length > RANK_MASK) {
            throw new IllegalStateException(sources.length + " lanes are too many");
        }
        this.sources = sources;
        int crowd = 31 - Integer.numberOfLeadingZeros(Math.max(1, sources.length));
        bucketShift =
                Math.min(
                        LONGEST_SPAN_SHIFT,
                        Math.max(SHORTEST_SPAN_SHIFT, SPAN_SHIFT_OF_ONE_LANE - crowd));
        wheel = new Wheel(sources.length);
        overflow = new SourceHeap(sources.length);
    }

    /**
     * Takes the first head out, if it is due by {@code untilPs}.
     *
     * @return its source, which then puts in the head it has next; null if none is due
     */
    EventSource take(long untilPs) {
        while (true) {
            if (next == prefetchNext) {
                prefetch();
            }
            long number = row[next];
            boolean isLate = late.first() < number;
            if (isLate) {
                number = late.first();
            } else if (number == NEVER) {
                if (!open(untilPs)) {
                    return null;
                }
                continue;
            }
            long timePs = bucketStartPs + (number >>> RANK_BITS);
            if (timePs > untilPs) {
                return null;
            }
            if (isLate) {
                late.removeFirst();
            } else {
                next--;
            }
            EventSource source = sourceOf(number);
            if (source.headPs() == timePs) {
                takenCount++;
                return source;
            }
        }
    }

    private EventSource sourceOf(long number) {
        return sources[(int) number & RANK_MASK];
    }

    /** How many heads were taken. */
    long takenCount() {
        return takenCount;
    }

    /** Time of the first head, or {@link Long#MAX_VALUE} if no source has one. */
    long firstPs() {
        long firstPs = NEVER;
        for (int i = next; i > 0 && firstPs == NEVER; i--) {
            firstPs = valid(row[i]);
        }
        for (int i = 0; i < late.size(); i++) {
            firstPs = Math.min(firstPs, valid(late.get(i)));
        }
        if (firstPs != NEVER) {
            return firstPs;
        }
        long bucket = wheel.nextOccupied(current);
        if (bucket == NEVER) {
            return overflow.isEmpty() ? NEVER : overflow.firstPs();
        }
        for (int rank = wheel.first(bucket); rank != Wheel.END; rank = wheel.after(rank)) {
            firstPs = Math.min(firstPs, sources[rank].headPs());
        }
        return firstPs;
    }

    /** Time of the head with this number, or {@link #NEVER} if it has moved elsewhere. */
    private long valid(long number) {
        long timePs = bucketStartPs + (number >>> RANK_BITS);
        return sourceOf(number).headPs() == timePs ? timePs : NEVER;
    }

    /** Puts in the head of source {@code rank}, at a time not before that of the one taken last. */
    void put(int rank, long timePs) {
        long bucket = timePs >>> bucketShift;
        long ahead = bucket - current;
        if (ahead <= 0) {
            late.add(number(rank, timePs));
        } else if (wheel.reaches(ahead)) {
            wheel.add(rank, bucket);
        } else {
            overflow.add(rank, timePs);
        }
    }

    /** Takes out the head of source {@code rank}, which is at {@code timePs} and goes elsewhere. */
    void takeOut(int rank, long timePs) {
        long bucket = timePs >>> bucketShift;
        long ahead = bucket - current;
        if (ahead > 0) {
            if (wheel.reaches(ahead)) {
                wheel.remove(rank, bucket);
            } else {
                overflow.remove(rank);
            }
        }
    }

    private long number(int rank, long timePs) {
        long withinPs = timePs - bucketStartPs;
        if (withinPs < 0) {
            throw new IllegalStateException("time ran backwards, to " + timePs + " ps");
        }
        return withinPs << RANK_BITS | rank;
    }

    /** Goes on to the next bucket that has heads, if it begins by {@code untilPs}. */
    private boolean open(long untilPs) {
        boolean look = openedBuckets >= STRETCH || takenCount - takenBefore >= STRETCH * MANY_HEADS;
        if (look && adapt()) {
            return true; // some heads may be in the open bucket now
        }
        long bucket = wheel.nextOccupied(current);
        if (bucket == NEVER) {
            if (overflow.isEmpty()) {
                return false;
            }
            bucket = overflow.firstPs() >>> bucketShift;
        }
        if (bucket << bucketShift > untilPs) {
            return false;
        }
        current = bucket;
        bucketStartPs = bucket << bucketShift;
        openedBuckets++;
        fillRow(bucket);
        while (!overflow.isEmpty()
                && wheel.reaches((overflow.firstPs() >>> bucketShift) - bucket)) {
            int rank = overflow.firstRank();
            overflow.remove(rank);
            put(rank, sources[rank].headPs());
        }
        return true;
    }

    /**
     * Makes buckets longer or shorter if they hold too few or too many heads, when none is left in
     * the open one.
     *
     * @return whether heads have another place now, perhaps in the open bucket
     */
    private boolean adapt() {
        int heads = (int) (takenCount - takenBefore) / Math.max(1, openedBuckets);
        openedBuckets = 0;
        takenBefore = takenCount;
        int shift = bucketShift;
        if (heads < FEW_HEADS) {
            shift += 2;
        } else if (heads > MANY_HEADS) {
            shift -= 31 - Integer.numberOfLeadingZeros(heads / (2 * FEW_HEADS));
        }
        shift = Math.max(SHORTEST_SPAN_SHIFT, Math.min(LONGEST_SPAN_SHIFT, shift));
        if (shift == bucketShift) {
            return false;
        }
        wheel.clear();
        while (!overflow.isEmpty()) {
            overflow.remove(overflow.firstRank());
        }
        bucketShift = shift;
        current = bucketStartPs >>> shift;
        bucketStartPs = current << shift;
        for (int rank = 0; rank < sources.length; rank++) {
            long headPs = sources[rank].headPs();
            if (headPs != NEVER) {
                put(rank, headPs);
            }
        }
        return true;
    }

    /** Lists the heads of the bucket that is opened, in order. */
    private void fillRow(long bucket) {
        int end = 0;
        for (int rank = wheel.empty(bucket); rank != Wheel.END; rank = wheel.after(rank)) {
            if (++end == row.length) {
                row = Arrays.copyOf(row, Math.max(64, row.length * 2));
            }
            row[end] = number(rank, sources[rank].headPs());
        }
        sortRow(end);
        next = end;
        prefetchNext = end;
    }

    /**
     * Shell's sort: in place, allocates nothing, and quick where little is out of order. Who came
     * last is listed first, and is mostly due last, so few are.
     */
    private void sortRow(int end) {
        int gap = 1;
        while (gap < end / 50) {
            gap = 3 * gap + 1;
        }
        for (; gap > 1; gap /= 3) {
            for (int i = gap + 1; i <= end; i++) {
                long number = row[i];
                int j = i;
                for (; j > gap && row[j - gap] < number; j -= gap) {
                    row[j] = row[j - gap];
                }
                row[j] = number;
            }
        }
        for (int i = 2; i <= end; i++) {
            long number = row[i];
            int j = i;
            for (; row[j - 1] < number; j--) { // NEVER at 0 is not less
                row[j] = row[j - 1];
            }
            row[j] = number;
        }
    }

    /**
     * Reads from memory what the next few events of the row will need, all of it at once: one at a
     * time, each event would wait for its own.
     */
    private void prefetch() {
        int last = Math.max(0, next - TOUCHED_AT_ONCE);
        int sum = 0;
        for (int i = next; i > last; i--) {
            sum += sourceOf(row[i]).prefetch();
        }
        prefetched = sum;
        prefetchNext = last == 0 ? -1 : last;
    }
}
