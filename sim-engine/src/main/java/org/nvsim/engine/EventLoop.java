package org.nvsim.engine;

import java.util.function.BooleanSupplier;

/** The loop that fires the events of a set of sources in their total order. */
final class EventLoop extends CacheLinePadded {
    /** Some milliseconds of work. */
    static final int EVENTS_BETWEEN_QUESTIONS = 1 << 14;

    private final PendingSet pending;
    private long nowPs;
    private EventSource current;
    private EventListener listener; // null: nobody listens
    private BooleanSupplier stop = () -> false;

    /** A loop for sources that are in order. */
    EventLoop(EventSource[] lanesInOrder) {
        this.pending = new PendingSet(lanesInOrder);
        for (int i = 0; i < lanesInOrder.length; i++) {
            lanesInOrder[i].enter(pending, i);
        }
    }

    /** Fires all there is, or what there is until somebody wants it to stop: false then. */
    boolean runUntil(long untilPs) {
        int untilAsked = EVENTS_BETWEEN_QUESTIONS;
        EventSource source;
        while ((source = pending.take(untilPs)) != null) {
            nowPs = source.headPs();
            current = source;
            source.fireHead();
            if (listener != null) {
                listener.fired(nowPs, source.node.id());
            }
            if (--untilAsked == 0) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                untilAsked = EVENTS_BETWEEN_QUESTIONS;
            }
        }
        nowPs = Math.max(nowPs, untilPs);
        return true;
    }

    void setStop(BooleanSupplier wanted) {
        stop = wanted;
    }

    void setListener(EventListener newListener) {
        listener = newListener;
    }

    long nowPs() {
        return nowPs;
    }

    long nextEventPs() {
        return pending.firstPs();
    }

    long eventCount() {
        return pending.takenCount();
    }

    /** The source whose event fires or has fired last; null before the first. */
    EventSource current() {
        return current;
    }
}
