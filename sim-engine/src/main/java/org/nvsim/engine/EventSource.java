package org.nvsim.engine;

import java.util.function.Consumer;

/**
 * A source of events for one node that yields them in time order. The event loop orders sources,
 * not events: only the head of a source is in the pending set.
 */
abstract class EventSource {
    /** Time of the head of a source that has none. */
    static final long NEVER = Long.MAX_VALUE;

    final Node node;
    final int order;

    /** Time of the head event, or {@link #NEVER}; of an event that is taken, until the next. */
    private long headPs = NEVER;

    /** Place of this source among those of its loop: by node, then by order within the node. */
    private int rank = -1;

    /** Where the head of this source is kept; null until the simulation starts. */
    private PendingSet pending;

    EventSource(Node node, int order) {
        this.node = node;
        this.order = order;
    }

    final long headPs() {
        return headPs;
    }

    /** Fires the head event, which was taken out of the pending set, and puts the next one in. */
    abstract void fireHead();

    /** Reads from memory what firing the head, if there is one, will need; returns part of it. */
    abstract int prefetch();

    /** Shows what is on its way in this source. */
    abstract void forEachItem(Consumer<Object> visitor);

    final void enter(PendingSet set, int newRank) {
        pending = set;
        rank = newRank;
        putHead(headPs);
    }

    /** The head is at {@code timePs} now; there was none, or it has been taken. */
    final void putHead(long timePs) {
        headPs = timePs;
        if (timePs != NEVER && pending != null) {
            pending.put(rank, timePs);
        }
    }

    /** The head is at {@code timePs} now, and no longer where it was. */
    final void moveHead(long timePs) {
        if (timePs != headPs) {
            if (headPs != NEVER && pending != null) {
                pending.takeOut(rank, headPs);
            }
            putHead(timePs);
        }
    }
}
