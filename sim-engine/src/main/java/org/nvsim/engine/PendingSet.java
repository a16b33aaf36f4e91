package org.nvsim.engine;

import java.util.Arrays;

/**
 * The heads of all lanes that have one, least (time, rank) first.
 *
 * <p>A wheel of short spans of time: most heads lie a few microseconds ahead, and putting one there
 * or taking it away is a link in a list. Only the lanes of the span that is being worked off are
 * kept in order, in a heap that holds a handful; what lies beyond the wheel waits in another. How
 * long a span is changes the speed and nothing else.
 */
final class PendingSet {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int SLOT_BITS = 16;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int SLOT_MASK = SLOTS - 1;
    private static final int END = -1;

    /** Spans of 32 ns for a hundred lanes, shorter for more, so that a span holds a few heads. */
    private static final int LONGEST_SPAN_SHIFT = 15;

    private static final int SHORTEST_SPAN_SHIFT = 8;
    private static final int LANES_OF_LONGEST_SPAN = 128;

    private final int spanShift;
    private final LaneHeap near;
    private final LaneHeap far;
    private final long[] times; // of each lane's head
    private final int[] next; // lane in the same slot, or END
    private final int[] previous;
    private final int[] firstOf = new int[SLOTS]; // lane of each slot, or END
    private final long[] occupied = new long[SLOTS / Long.SIZE]; // a bit for each slot
    private final long[] occupiedWords = new long[SLOTS / Long.SIZE / Long.SIZE];

    /** The span that is being worked off: heads in it and before it are in the near heap. */
    private long current;

    PendingSet(int lanes) {
        int crowd = 31 - Integer.numberOfLeadingZeros(Math.max(1, lanes / LANES_OF_LONGEST_SPAN));
        spanShift = Math.max(SHORTEST_SPAN_SHIFT, LONGEST_SPAN_SHIFT - crowd);
        near = new LaneHeap(lanes);
        far = new LaneHeap(lanes);
        times = new long[lanes];
        next = new int[lanes];
        previous = new int[lanes];
        Arrays.fill(times, NEVER);
        Arrays.fill(firstOf, END);
    }

    /** Time of the first head, or {@link Long#MAX_VALUE} if no lane has one. */
    long firstPs() {
        return near.isEmpty() && !advance() ? NEVER : near.firstPs();
    }

    /** Rank of the lane whose head {@link #firstPs} found first. */
    int firstRank() {
        return near.firstRank();
    }

    /**
     * Puts the head of lane {@code rank} at {@code timePs}; {@link Long#MAX_VALUE} takes it out.
     */
    void move(int rank, long timePs) {
        long before = times[rank];
        if (before == timePs) {
            return;
        }
        if (before != NEVER) {
            takeOut(rank, before >>> spanShift);
        }
        times[rank] = timePs;
        if (timePs != NEVER) {
            putIn(rank, timePs);
        }
    }

    private void putIn(int rank, long timePs) {
        long span = timePs >>> spanShift;
        if (span <= current) {
            near.add(rank, timePs);
        } else if (span - current < SLOTS) {
            link(rank, (int) span & SLOT_MASK);
        } else {
            far.add(rank, timePs);
        }
    }

    private void takeOut(int rank, long span) {
        if (span <= current) {
            near.remove(rank);
        } else if (span - current < SLOTS) {
            unlink(rank, (int) span & SLOT_MASK);
        } else {
            far.remove(rank);
        }
    }

    /** Goes on to the next span that has heads; false if there is none. */
    private boolean advance() {
        int slot = nextOccupied();
        if (slot >= 0) {
            current += 1 + ((slot - (int) (current + 1)) & SLOT_MASK);
        } else if (far.isEmpty()) {
            return false;
        } else {
            current = far.firstPs() >>> spanShift;
        }
        while (!far.isEmpty() && (far.firstPs() >>> spanShift) - current < SLOTS) {
            int rank = far.firstRank();
            far.remove(rank);
            putIn(rank, times[rank]);
        }
        if (slot >= 0) {
            open(slot);
        }
        return true;
    }

    private void open(int slot) {
        for (int rank = firstOf[slot]; rank != END; rank = next[rank]) {
            near.add(rank, times[rank]);
        }
        firstOf[slot] = END;
        clear(slot);
    }

    private void link(int rank, int slot) {
        int first = firstOf[slot];
        next[rank] = first;
        previous[rank] = END;
        if (first == END) {
            occupied[slot >>> 6] |= 1L << slot;
            occupiedWords[slot >>> 12] |= 1L << (slot >>> 6);
        } else {
            previous[first] = rank;
        }
        firstOf[slot] = rank;
    }

    private void unlink(int rank, int slot) {
        int after = next[rank];
        int before = previous[rank];
        if (after != END) {
            previous[after] = before;
        }
        if (before != END) {
            next[before] = after;
        } else {
            firstOf[slot] = after;
            if (after == END) {
                clear(slot);
            }
        }
    }

    private void clear(int slot) {
        long word = occupied[slot >>> 6] &= ~(1L << slot);
        if (word == 0) {
            occupiedWords[slot >>> 12] &= ~(1L << (slot >>> 6));
        }
    }

    /** The first occupied slot after the current one, round the wheel; or -1. */
    private int nextOccupied() {
        int slot = occupiedFrom((int) (current + 1) & SLOT_MASK);
        return slot >= 0 ? slot : occupiedFrom(0);
    }

    private int occupiedFrom(int slot) {
        int word = slot >>> 6;
        long bits = occupied[word] & -1L << slot;
        if (bits != 0) {
            return word << 6 | Long.numberOfTrailingZeros(bits);
        }
        word++;
        for (int block = word >>> 6; block < occupiedWords.length; block++) {
            long words = occupiedWords[block];
            if (block == word >>> 6) {
                words &= -1L << word;
            }
            if (words != 0) {
                int found = block << 6 | Long.numberOfTrailingZeros(words);
                return found << 6 | Long.numberOfTrailingZeros(occupied[found]);
            }
        }
        return -1;
    }
}
