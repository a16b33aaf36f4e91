package org.nvsim.engine;

/** The loop that fires the events of a set of lanes in their total order. */
final class EventLoop extends Apart {
    private final Lane[] lanes;
    private final PendingSet pending;
    private long nowPs;
    private long eventCount;
    private Lane current;
    private EventListener listener; // null: nobody listens

    /** A loop for lanes that are in order. */
    EventLoop(Lane[] lanesInOrder) {
        this.lanes = lanesInOrder;
        this.pending = new PendingSet(lanesInOrder);
        for (int i = 0; i < lanes.length; i++) {
            lanes[i].enter(pending, i);
        }
    }

    void runUntil(long untilPs) {
        int rank;
        while ((rank = pending.take(untilPs)) != PendingSet.NONE) {
            nowPs = pending.takenPs();
            current = lanes[rank];
            eventCount++;
            current.fireHead();
            if (listener != null) {
                listener.fired(nowPs, current.node.id());
            }
        }
        nowPs = Math.max(nowPs, untilPs);
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
        return eventCount;
    }

    /** The lane whose event fires or has fired last; null before the first. */
    Lane current() {
        return current;
    }
}
