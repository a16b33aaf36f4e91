package org.nvsim.engine;

/**
 * An alarm of one node. It can be armed, moved and cancelled at any time, in any state, also while
 * it fires; one object serves a whole run.
 *
 * <p>Timers due at the same moment fire in the order in which they were armed for it, after every
 * arrival of that moment. Moving a timer later and cancelling it cost nothing: its old entry is
 * skipped when its turn comes.
 */
public final class Timer {
    static final long NOT_ARMED = Long.MAX_VALUE;

    private final TimerSource source;
    private final Runnable action;

    /** When to fire. */
    private long duePs = NOT_ARMED;

    /** Where this timer stands in its source's heap: never later than due. */
    long entryPs;

    /** Turn of the entry among those of its time. */
    long sequence;

    /** When this timer was armed last, among all armings of its source. */
    long armedSequence;

    int heapIndex = -1;

    Timer(TimerSource source, Runnable action) {
        this.source = source;
        this.action = action;
    }

    /**
     * Sets this timer to fire once at {@code timePs}, instead of when it was due before.
     *
     * @throws IllegalStateException if that time is past
     */
    public void armAt(long timePs) {
        if (timePs < source.node.nowPs() || timePs == NOT_ARMED) {
            throw new IllegalStateException(
                    "a timer of "
                            + source.node
                            + " cannot fire at "
                            + timePs
                            + " ps: it is "
                            + source.node.nowPs());
        }
        duePs = timePs;
        source.schedule(this, timePs);
    }

    /** Sets this timer to fire once, {@code delayPs} picoseconds from now. */
    public void armAfter(long delayPs) {
        armAt(Math.addExact(source.node.nowPs(), delayPs));
    }

    /** Makes this timer not fire. Always safe, also when it is not armed. */
    public void cancel() {
        duePs = NOT_ARMED;
    }

    public boolean isArmed() {
        return duePs != NOT_ARMED;
    }

    /** When this timer is due, in picoseconds; {@link Long#MAX_VALUE} if it is not armed. */
    public long duePs() {
        return duePs;
    }

    void fire() {
        duePs = NOT_ARMED;
        action.run();
    }
}
