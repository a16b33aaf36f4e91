package org.nvsim.engine;

import java.util.Arrays;

/**
 * The heads of all lanes that have one, least (time, rank) first: a four-way heap that knows where
 * each lane stands, so that a lane's head can move.
 *
 * <p>When the first head goes, its place stays vacant until somebody asks for the first again. What
 * an event causes mostly comes in between, and takes the vacant place at half the price.
 */
final class PendingSet {
    private static final int WAYS_SHIFT = 2;

    private final long[] times;
    private final int[] ranks;
    private final int[] positionOf;
    private int size;
    private boolean vacant; // the place at 0 is free, and marked by a time before all others

    PendingSet(int lanes) {
        times = new long[lanes];
        ranks = new int[lanes];
        positionOf = new int[lanes];
        Arrays.fill(positionOf, -1);
    }

    /** Time of the first head, or {@link Long#MAX_VALUE} if no lane has one. */
    long firstPs() {
        if (vacant) {
            fillVacancy();
        }
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Rank of the lane whose head {@link #firstPs} found first. */
    int firstRank() {
        return ranks[0];
    }

    /**
     * Puts the head of lane {@code rank} at {@code timePs}; {@link Long#MAX_VALUE} takes it out.
     */
    void move(int rank, long timePs) {
        int i = positionOf[rank];
        if (timePs == Long.MAX_VALUE) {
            if (i == 0) {
                vacate(rank);
            } else if (i > 0) {
                remove(i);
            }
        } else if (i < 0) {
            insert(timePs, rank);
        } else if (timePs < times[i]) {
            siftUp(i, timePs, rank);
        } else {
            siftDown(i, timePs, rank);
        }
    }

    private void vacate(int rank) {
        positionOf[rank] = -1;
        times[0] = Long.MIN_VALUE;
        vacant = true;
    }

    private void insert(long timePs, int rank) {
        if (vacant) {
            vacant = false;
            siftDown(0, timePs, rank);
        } else {
            siftUp(size++, timePs, rank);
        }
    }

    private void fillVacancy() {
        vacant = false;
        size--;
        if (size > 0) {
            siftDown(0, times[size], ranks[size]);
        }
    }

    private void remove(int i) {
        positionOf[ranks[i]] = -1;
        size--;
        if (i == size) {
            return;
        }
        long timePs = times[size];
        int rank = ranks[size];
        if (before(timePs, rank, i)) {
            siftUp(i, timePs, rank);
        } else {
            siftDown(i, timePs, rank);
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
