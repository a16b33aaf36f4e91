package org.nvsim.guest;

import java.util.Objects;
import org.nvsim.engine.Timer;

/**
 * An alarm of a guest. It stands still while the guest is paused and goes on afterwards, wherever
 * the guest runs then. Keep and re-arm it; making one per use is waste.
 */
public final class GuestTimer {
    private static final long NOT_ARMED = Long.MAX_VALUE;

    private final GuestClock clock;
    private final Runnable action;
    private Timer timer;
    private boolean paused;

    /** Place in the clock's list. */
    int index;

    /** Picoseconds that were left when the guest was paused. */
    private long remainingPs = NOT_ARMED;

    GuestTimer(GuestClock clock, Runnable action) {
        this.clock = clock;
        this.action = Objects.requireNonNull(action);
        this.timer = clock.node().newTimer(action);
        this.paused = clock.isPaused();
    }

    /** Sets this timer to fire once, {@code delayPs} picoseconds from now; not negative. */
    public void armAfter(long delayPs) {
        if (paused) {
            remainingPs = delayPs;
        } else {
            timer.armAfter(delayPs);
        }
    }

    /** Sets this timer to fire once at {@code timePs}, or now if that is past. */
    public void armAt(long timePs) {
        armAfter(Math.max(0, timePs - clock.nowPs()));
    }

    /** Makes this timer not fire. Always safe. */
    public void cancel() {
        remainingPs = NOT_ARMED;
        timer.cancel();
    }

    /** Cancels this timer for good: its owner is gone. */
    public void release() {
        cancel();
        clock.release(this);
    }

    public boolean isArmed() {
        return paused ? remainingPs != NOT_ARMED : timer.isArmed();
    }

    /** When this timer is due, in picoseconds; {@link Long#MAX_VALUE} if not armed, or paused. */
    public long duePs() {
        return timer.duePs();
    }

    void pause() {
        paused = true;
        remainingPs = timer.isArmed() ? timer.duePs() - clock.nowPs() : NOT_ARMED;
        timer.cancel();
    }

    void resume() {
        paused = false;
        timer = clock.node().newTimer(action);
        if (remainingPs != NOT_ARMED) {
            timer.armAfter(remainingPs);
            remainingPs = NOT_ARMED;
        }
    }
}
