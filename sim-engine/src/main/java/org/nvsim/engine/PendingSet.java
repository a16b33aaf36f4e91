package org.nvsim.engine;

import java.util.Arrays;

/**
 * The heads of all lanes that have one, taken least (time, rank) first.
 *
 * <p>A wheel of short spans of time: most heads lie a few microseconds ahead, and putting one there
 * is a link in a list. A span that is reached is opened: its heads are sorted once and then taken
 * in a row, each a number of (time within the span, rank). What comes into the open span late waits
 * in a heap beside it; what lies beyond the wheel waits in another. How long a span is changes the
 * speed and nothing else.
 *
 * <p>A head of the open span that moves elsewhere leaves its number behind, which is skipped when
 * its turn comes: it no longer says when the lane's head is.
 */
final class PendingSet extends Apart {
    private static final long NEVER = Lane.NEVER;
    private static final int RANK_BITS = 24;
    private static final int RANK_MASK = (1 << RANK_BITS) - 1;

    /**
     * A hundred lanes have a span of a quarter microsecond, more have a shorter: some ten heads.
     */
    private static final int SPAN_SHIFT_OF_ONE_LANE = 25;

    private static final int LONGEST_SPAN_SHIFT = 36; // 69 ms
    private static final int SHORTEST_SPAN_SHIFT = 8;

    /** Spans after which their length is looked at, and heads in one that are too few or many. */
    private static final int STRETCH = 256;

    private static final int FEW_HEADS = 4;
    private static final int MANY_HEADS = 40;

    /** Events whose memory is read at once: what they need fits into the nearest cache. */
    private static final int TOUCHED_AT_ONCE = 4;

    private int spanShift;
    private long takenCount;
    private int openedSpans; // since their length was looked at
    private long takenBefore; // before it was
    private final Lane[] lanes;
    private final Wheel wheel;
    private final LaneHeap far;
    private final NumberHeap late = new NumberHeap();

    /** The open span: heads in it are in the row or late. */
    private long current;

    private long spanStartPs;
    private long[] row = {NEVER}; // the last is due first; NEVER stands at 0
    private int next; // of the row; before it, in the array, are those that follow
    private int touchNext; // at which the lanes that follow are touched
    private int touched;

    /**
     * @param lanes by rank
     */
    PendingSet(Lane[] lanes) {
        if (lanes.length > RANK_MASK) {
            throw new IllegalStateException(lanes.length + " lanes are too many");
        }
        this.lanes = lanes;
        int crowd = 31 - Integer.numberOfLeadingZeros(Math.max(1, lanes.length));
        spanShift =
                Math.min(
                        LONGEST_SPAN_SHIFT,
                        Math.max(SHORTEST_SPAN_SHIFT, SPAN_SHIFT_OF_ONE_LANE - crowd));
        wheel = new Wheel(lanes.length);
        far = new LaneHeap(lanes.length);
    }

    /**
     * Takes the first head out, if it is due by {@code untilPs}.
     *
     * @return its lane, which then puts in the head it has next; null if none is due
     */
    Lane take(long untilPs) {
        while (true) {
            if (next == touchNext) {
                touch();
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
            long timePs = spanStartPs + (number >>> RANK_BITS);
            if (timePs > untilPs) {
                return null;
            }
            if (isLate) {
                late.removeFirst();
            } else {
                next--;
            }
            Lane lane = laneOf(number);
            if (lane.headPs() == timePs) {
                takenCount++;
                return lane;
            }
        }
    }

    private Lane laneOf(long number) {
        return lanes[(int) number & RANK_MASK];
    }

    /** How many heads were taken. */
    long takenCount() {
        return takenCount;
    }

    /** Time of the first head, or {@link Long#MAX_VALUE} if no lane has one. */
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
        long span = wheel.nextOccupied(current);
        if (span == NEVER) {
            return far.isEmpty() ? NEVER : far.firstPs();
        }
        for (int rank = wheel.first(span); rank != Wheel.END; rank = wheel.after(rank)) {
            firstPs = Math.min(firstPs, lanes[rank].headPs());
        }
        return firstPs;
    }

    /** Time of the head with this number, or {@link #NEVER} if it has moved elsewhere. */
    private long valid(long number) {
        long timePs = spanStartPs + (number >>> RANK_BITS);
        return laneOf(number).headPs() == timePs ? timePs : NEVER;
    }

    /** Puts in the head of lane {@code rank}, at a time not before that of the one taken last. */
    void put(int rank, long timePs) {
        long span = timePs >>> spanShift;
        long ahead = span - current;
        if (ahead <= 0) {
            late.add(number(rank, timePs));
        } else if (wheel.reaches(ahead)) {
            wheel.add(rank, span);
        } else {
            far.add(rank, timePs);
        }
    }

    /** Takes out the head of lane {@code rank}, which is at {@code timePs} and goes elsewhere. */
    void takeOut(int rank, long timePs) {
        long span = timePs >>> spanShift;
        long ahead = span - current;
        if (ahead > 0) {
            if (wheel.reaches(ahead)) {
                wheel.remove(rank, span);
            } else {
                far.remove(rank);
            }
        }
    }

    private long number(int rank, long timePs) {
        long withinPs = timePs - spanStartPs;
        if (withinPs < 0) {
            throw new IllegalStateException("time ran backwards, to " + timePs + " ps");
        }
        return withinPs << RANK_BITS | rank;
    }

    /** Goes on to the next span that has heads, if it begins by {@code untilPs}. */
    private boolean open(long untilPs) {
        boolean look = openedSpans >= STRETCH || takenCount - takenBefore >= STRETCH * MANY_HEADS;
        if (look && adapt()) {
            return true; // some heads may be in the open span now
        }
        long span = wheel.nextOccupied(current);
        if (span == NEVER) {
            if (far.isEmpty()) {
                return false;
            }
            span = far.firstPs() >>> spanShift;
        }
        if (span << spanShift > untilPs) {
            return false;
        }
        current = span;
        spanStartPs = span << spanShift;
        openedSpans++;
        fillRow(span);
        while (!far.isEmpty() && wheel.reaches((far.firstPs() >>> spanShift) - span)) {
            int rank = far.firstRank();
            far.remove(rank);
            put(rank, lanes[rank].headPs());
        }
        return true;
    }

    /**
     * Makes spans longer or shorter if they hold too few or too many heads, when none is left in
     * the open one.
     *
     * @return whether heads have another place now, perhaps in the open span
     */
    private boolean adapt() {
        int heads = (int) (takenCount - takenBefore) / Math.max(1, openedSpans);
        openedSpans = 0;
        takenBefore = takenCount;
        int shift = spanShift;
        if (heads < FEW_HEADS) {
            shift += 2;
        } else if (heads > MANY_HEADS) {
            shift -= 31 - Integer.numberOfLeadingZeros(heads / (2 * FEW_HEADS));
        }
        shift = Math.max(SHORTEST_SPAN_SHIFT, Math.min(LONGEST_SPAN_SHIFT, shift));
        if (shift == spanShift) {
            return false;
        }
        wheel.clear();
        while (!far.isEmpty()) {
            far.remove(far.firstRank());
        }
        spanShift = shift;
        current = spanStartPs >>> shift;
        spanStartPs = current << shift;
        for (int rank = 0; rank < lanes.length; rank++) {
            long headPs = lanes[rank].headPs();
            if (headPs != NEVER) {
                put(rank, headPs);
            }
        }
        return true;
    }

    /** Lists the heads of the span that is opened, in order. */
    private void fillRow(long span) {
        int end = 0;
        for (int rank = wheel.empty(span); rank != Wheel.END; rank = wheel.after(rank)) {
            if (++end == row.length) {
                row = Arrays.copyOf(row, Math.max(64, row.length * 2));
            }
            row[end] = number(rank, lanes[rank].headPs());
        }
        sortRow(end);
        next = end;
        touchNext = end;
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
    private void touch() {
        int last = Math.max(0, next - TOUCHED_AT_ONCE);
        int sum = 0;
        for (int i = next; i > last; i--) {
            sum += laneOf(row[i]).touch();
        }
        touched = sum;
        touchNext = last == 0 ? -1 : last;
    }
}
