package org.nvsim.guest.tcp;

import java.util.Arrays;

/**
 * The congestion window over time, in a bounded number of samples: when they are full, every other
 * one goes and the interval doubles.
 */
public final class WindowTrace {
    private static final int CAPACITY = 1024;

    private long intervalPs;
    private long nextPs;
    private final long[] timesPs = new long[CAPACITY];
    private final long[] windowBytes = new long[CAPACITY];
    private int count;

    /**
     * @param intervalPs least time between two samples at first; positive
     */
    public WindowTrace(long intervalPs) {
        if (intervalPs <= 0) {
            throw new IllegalArgumentException("samples every " + intervalPs + " ps");
        }
        this.intervalPs = intervalPs;
    }

    void record(long nowPs, long bytes) {
        if (nowPs < nextPs) {
            return;
        }
        if (count == CAPACITY) {
            thin();
        }
        timesPs[count] = nowPs;
        windowBytes[count] = bytes;
        count++;
        nextPs = nowPs - nowPs % intervalPs + intervalPs;
    }

    /** Times of the samples, in picoseconds, ascending. */
    public long[] timesPs() {
        return Arrays.copyOf(timesPs, count);
    }

    /** Congestion windows at these times, in bytes. */
    public long[] windowBytes() {
        return Arrays.copyOf(windowBytes, count);
    }

    private void thin() {
        count = CAPACITY / 2;
        for (int i = 0; i < count; i++) {
            timesPs[i] = timesPs[2 * i];
            windowBytes[i] = windowBytes[2 * i];
        }
        intervalPs *= 2;
    }
}
