package org.nvsim.engine;

/** The loop that fires the events of a set of lanes in their total order. */
final class EventLoop extends Apart {
    private final PendingSet pending;
    private long nowPs;
    private Lane current;
    private EventListener listener; // null: nobody listens

    /** A loop for lanes that are in order. */
    EventLoop(Lane[] lanesInOrder) {
        this.pending = new PendingSet(lanesInOrder);
        for (int i = 0; i < lanesInOrder.length; i++) {
            lanesInOrder[i].enter(pending, i);
        }
    }

    void runUntil(long untilPs) {
        Lane lane;
        while ((lane = pending.take(untilPs)) != null) {
            nowPs = lane.headPs();
            current = lane;
            lane.fireHead();
            if (listener != null) {
                listener.fired(nowPs, lane.node.id());
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
        return pending.takenCount();
    }

    /** The lane whose event fires or has fired last; null before the first. */
    Lane current() {
        return current;
    }
}
