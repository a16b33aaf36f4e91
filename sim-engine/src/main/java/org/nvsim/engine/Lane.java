package org.nvsim.engine;

import java.util.function.Consumer;

/**
 * A source of events for one node that yields them in time order. The event loop orders lanes, not
 * events: only the head of a lane is in the pending set.
 */
abstract class Lane {
    final Node node;
    final int order;

    /** Place of this lane among those of its loop: by node, then by order within the node. */
    int rank = -1;

    /** Where the head of this lane is kept; null until the simulation starts. */
    private PendingSet pending;

    Lane(Node node, int order) {
        this.node = node;
        this.order = order;
    }

    /** Time of the head event, or {@link Long#MAX_VALUE} if the lane is empty. */
    abstract long headPs();

    /** Takes the head event out, moves this lane in the pending set, and fires the event. */
    abstract void fireHead();

    /** What the head event brings, if it is an item that is on its way; or null. */
    abstract Object headItem();

    /** Reads from memory what the receiver of {@link #headItem} will need; returns part of it. */
    abstract int touch(Object item);

    /** Shows what is on its way in this lane. */
    abstract void forEachItem(Consumer<Object> visitor);

    final void enter(PendingSet set, int newRank) {
        pending = set;
        rank = newRank;
        headMoved();
    }

    /** Tells the pending set where the head of this lane is now. */
    final void headMoved() {
        if (pending != null) {
            pending.move(rank, headPs());
        }
    }
}
