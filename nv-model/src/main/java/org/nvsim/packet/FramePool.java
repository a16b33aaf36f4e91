package org.nvsim.packet;

import java.util.Arrays;

/**
 * Frames that wait to be used again, so that a run in steady state allocates none. Not thread-safe:
 * nodes that run on one thread share one pool.
 */
public final class FramePool {
    /** How many frames pools exchange at once. */
    private static final int BATCH = 512;

    private final FrameDepot depot; // null: there is no other pool
    private Frame[] free;
    private int count;

    /** The only pool of a run. */
    public FramePool() {
        depot = null;
        free = new Frame[64];
    }

    /** One of several pools of a run, each for the nodes of a thread. */
    public FramePool(FrameDepot depot) {
        this.depot = depot;
        free = new Frame[2 * BATCH];
    }

    Frame take() {
        return count == 0 ? fetch() : free[--count];
    }

    void giveBack(Frame frame) {
        if (count == free.length) {
            makeRoom();
        }
        free[count++] = frame;
    }

    private Frame fetch() {
        Frame[] batch = depot == null ? null : depot.take();
        if (batch == null) {
            return new Frame();
        }
        System.arraycopy(batch, 0, free, 0, BATCH);
        count = BATCH - 1;
        return free[count];
    }

    private void makeRoom() {
        if (depot == null) {
            free = Arrays.copyOf(free, count * 2);
        } else {
            count -= BATCH;
            depot.leave(Arrays.copyOfRange(free, count, count + BATCH));
        }
    }
}
