package org.nvsim.packet;

import java.util.Arrays;

/**
 * Frames that wait to be used again, so that a run in steady state allocates none. Not thread-safe:
 * nodes that run on one thread share one pool.
 */
public final class FramePool {
    private Frame[] free = new Frame[64];
    private int count;

    public FramePool() {}

    Frame take() {
        return count == 0 ? new Frame() : free[--count];
    }

    void giveBack(Frame frame) {
        if (count == free.length) {
            free = Arrays.copyOf(free, count * 2);
        }
        free[count++] = frame;
    }
}
