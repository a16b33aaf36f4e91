package org.nvsim.packet;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where the frame pools of several threads exchange what one has too many of and another lacks,
 * many frames at once. Without it frames would pile up where a one-way flow ends.
 */
public final class FrameDepot {
    private final Deque<Frame[]> batches = new ArrayDeque<>();

    public FrameDepot() {}

    synchronized void leave(Frame[] batch) {
        batches.push(batch);
    }

    /** A batch that somebody left; null if there is none. */
    synchronized Frame[] take() {
        return batches.poll();
    }
}
