package org.nvsim.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nvsim.engine.Node;

/**
 * The clock and the timers of one guest. Timers belong to the guest, not to the engine node it runs
 * on, so that a live migration can stop them here and start them there.
 */
public final class GuestClock {
    private final List<GuestTimer> timers = new ArrayList<>(1);
    private Node node;
    private boolean paused;

    GuestClock(Node node) {
        this.node = Objects.requireNonNull(node);
    }

    /** Picoseconds since the start of the run, also for a guest that was paused meanwhile. */
    public long nowPs() {
        return node.nowPs();
    }

    /**
     * A timer that calls {@code action} when due. It lives as long as the guest, or until released.
     */
    public GuestTimer newTimer(Runnable action) {
        GuestTimer timer = new GuestTimer(this, action);
        timer.index = timers.size();
        timers.add(timer);
        return timer;
    }

    void release(GuestTimer timer) {
        GuestTimer last = timers.remove(timers.size() - 1);
        if (last != timer) {
            timers.set(timer.index, last);
            last.index = timer.index;
        }
    }

    public boolean isPaused() {
        return paused;
    }

    Node node() {
        return node;
    }

    void pause() {
        timers.forEach(GuestTimer::pause);
        paused = true;
    }

    void resume(Node newNode) {
        node = Objects.requireNonNull(newNode);
        paused = false;
        timers.forEach(GuestTimer::resume);
    }
}
