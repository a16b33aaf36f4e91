package org.nvsim.engine;

import java.util.Arrays;

/**
 * Sources by the time of their heads, least (time, rank) first: a four-way heap that knows where
 * each source stands, so that any of them can be taken out.
 */
final class SourceHeap extends CacheLinePadded {
    private static final int WAYS_SHIFT = 2;
    private static final int ABSENT = -1;

    private long[] times = new long[16];
    private int[] ranks = new int[16];
    private final int[] positionOf;
    private int size;

    SourceHeap(int sources) {
        positionOf = new int[sources];
        Arrays.fill(positionOf, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Time of the first source's head; only if there is one. */
    long firstPs() {
        return times[0];
    }

    /** Rank of the first source; only if there is one. */
    int firstRank() {
        return ranks[0];
    }

    /** Adds a source that is not in it. */
    void add(int rank, long timePs) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            ranks = Arrays.copyOf(ranks, size * 2);
        }
        siftUp(size++, timePs, rank);
    }

    /** Takes out a source that is in it. */
    void remove(int rank) {
        int i = positionOf[rank];
        positionOf[rank] = ABSENT;
        size--;
        if (i == size) {
            return;
        }
        long timePs = times[size];
        int last = ranks[size];
        if (before(timePs, last, i)) {
            siftUp(i, timePs, last);
        } else {
            siftDown(i, timePs, last);
        }
    }

    private void siftUp(int start, long timePs, int rank) {
        int i = start;
        while (i > 0) {
            int parent = (i - 1) >>> WAYS_SHIFT;
            if (!before(timePs, rank, parent)) {
                break;
            }
            place(i, times[parent], ranks[parent]);
            i = parent;
        }
        place(i, timePs, rank);
    }

    private void siftDown(int start, long timePs, int rank) {
        int i = start;
        while (true) {
            int first = (i << WAYS_SHIFT) + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            int end = Math.min(first + (1 << WAYS_SHIFT), size);
            for (int child = first + 1; child < end; child++) {
                if (before(times[child], ranks[child], least)) {
                    least = child;
                }
            }
            if (before(timePs, rank, least)) {
                break;
            }
            place(i, times[least], ranks[least]);
            i = least;
        }
        place(i, timePs, rank);
    }

    private void place(int i, long timePs, int rank) {
        times[i] = timePs;
        ranks[i] = rank;
        positionOf[rank] = i;
    }

    private boolean before(long timePs, int rank, int other) {
        long otherPs = times[other];
        return timePs < otherPs || (timePs == otherPs && rank < ranks[other]);
    }
}
