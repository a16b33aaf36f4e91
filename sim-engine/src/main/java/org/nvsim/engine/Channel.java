package org.nvsim.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A one-way, first-in first-out connection from one node to another. Items arrive in the order
 * sent, each at the time its sender gave.
 */
public final class Channel<T> extends EventSource {
    private static final int INITIAL_CAPACITY = 4;

    private final Node from;
    private final long minDelayPs;
    private final Receiver<T> receiver;
    private Object headItem; // if there is a head
    private long lastPs;

    /** What follows the head, with the times of arrival: rings. */
    private Object[] items = {};

    private long[] times = {};
    private int first;
    private int size;
    private Mailbox mailbox; // null: both ends are in one part

    Channel(Node from, Node to, int order, long minDelayPs, Receiver<T> receiver) {
        super(to, order);
        this.from = Objects.requireNonNull(from);
        this.minDelayPs = minDelayPs;
        this.receiver = Objects.requireNonNull(receiver);
    }

    /** Least time between sending and arrival, in picoseconds. */
    public long minDelayPs() {
        return minDelayPs;
    }

    Node from() {
        return from;
    }

    /** What is sent goes to another part, this way. */
    void crossBy(Mailbox way) {
        mailbox = way;
    }

    /** How many items are on their way. */
    public int pendingCount() {
        return headPs() == NEVER ? 0 : 1 + size;
    }

    /**
     * Sends an item that arrives at {@code arrivalPs}. Called in the sending node.
     *
     * @throws IllegalStateException if that is sooner than the channel allows, before the item sent
     *     last, or never
     */
    public void send(T item, long arrivalPs) {
        if (arrivalPs < lastPs
                || arrivalPs - from.nowPs() < minDelayPs
                || arrivalPs == Long.MAX_VALUE) {
            throw new IllegalStateException(
                    "an item from "
                            + from
                            + " to "
                            + node
                            + " cannot arrive at "
                            + arrivalPs
                            + " ps: sent at "
                            + from.nowPs()
                            + ", least delay "
                            + minDelayPs
                            + ", last arrival "
                            + lastPs);
        }
        lastPs = arrivalPs;
        if (mailbox != null) {
            mailbox.put(this, item, arrivalPs);
        } else {
            append(item, arrivalPs);
        }
    }

    /** Puts an item behind those that are on their way. Called in the receiving node's part. */
    void append(Object item, long arrivalPs) {
        if (headPs() == NEVER) {
            headItem = item;
            putHead(arrivalPs);
            return;
        }
        if (size == times.length) {
            grow();
        }
        int tail = (first + size) & (times.length - 1);
        times[tail] = arrivalPs;
        items[tail] = item;
        size++;
    }

    @Override
    @SuppressWarnings("unchecked") // only send(T) puts items in
    void fireHead() {
        T item = (T) headItem;
        if (size == 0) {
            headItem = null;
            putHead(NEVER);
        } else {
            next();
        }
        receiver.receive(item);
    }

    /** What follows the head is the head now. */
    private void next() {
        headItem = items[first];
        items[first] = null;
        long headPs = times[first];
        first = (first + 1) & (times.length - 1);
        size--;
        putHead(headPs);
    }

    @Override
    @SuppressWarnings("unchecked") // only send(T) puts items in
    int prefetch() {
        return headPs() == NEVER ? 0 : receiver.prefetch((T) headItem);
    }

    @Override
    void forEachItem(Consumer<Object> visitor) {
        if (headPs() != NEVER) {
            visitor.accept(headItem);
        }
        for (int i = 0; i < size; i++) {
            visitor.accept(items[(first + i) & (times.length - 1)]);
        }
    }

    private void grow() {
        int old = times.length;
        int capacity = Math.max(INITIAL_CAPACITY, old * 2);
        long[] newTimes = Arrays.copyOf(times, capacity);
        Object[] newItems = Arrays.copyOf(items, capacity);
        // Unwrap: what stood before the first now follows the old end.
        System.arraycopy(times, 0, newTimes, old, first);
        System.arraycopy(items, 0, newItems, old, first);
        Arrays.fill(newItems, 0, first, null);
        times = newTimes;
        items = newItems;
    }
}
