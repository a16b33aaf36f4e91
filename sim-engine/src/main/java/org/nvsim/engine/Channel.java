package org.nvsim.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A one-way, first-in first-out connection from one node to another. Items arrive in the order
 * sent, each at the time its sender gave.
 */
public final class Channel<T> extends Lane {
    private static final int INITIAL_CAPACITY = 4;

    private final Node from;
    private final long minDelayPs;
    private final Receiver<T> receiver;
    private long[] times = {};
    private Object[] items = {};
    private int head;
    private int size;
    private long lastPs;
    private Handover handover; // null: both ends are in one part

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
    void crossBy(Handover way) {
        handover = way;
    }

    /** How many items are on their way. */
    public int pendingCount() {
        return size;
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
        if (handover != null) {
            handover.put(this, item, arrivalPs);
        } else {
            append(item, arrivalPs);
        }
    }

    /** Puts an item behind those that are on their way. Called in the receiving node's part. */
    void append(Object item, long arrivalPs) {
        if (size == times.length) {
            grow();
        }
        int tail = (head + size) & (times.length - 1);
        times[tail] = arrivalPs;
        items[tail] = item;
        if (size++ == 0) {
            headMoved();
        }
    }

    @Override
    long headPs() {
        return size == 0 ? Long.MAX_VALUE : times[head];
    }

    @Override
    @SuppressWarnings("unchecked") // only send(T) puts items in
    void fireHead() {
        T item = (T) items[head];
        items[head] = null;
        head = (head + 1) & (times.length - 1);
        size--;
        headMoved();
        receiver.receive(item);
    }

    @Override
    Object headItem() {
        return items[head];
    }

    @Override
    @SuppressWarnings("unchecked") // only send(T) puts items in
    int touch(Object item) {
        return receiver.touch((T) item);
    }

    @Override
    void forEachItem(Consumer<Object> visitor) {
        for (int i = 0; i < size; i++) {
            visitor.accept(items[(head + i) & (times.length - 1)]);
        }
    }

    private void grow() {
        int old = times.length;
        int capacity = Math.max(INITIAL_CAPACITY, old * 2);
        long[] newTimes = Arrays.copyOf(times, capacity);
        Object[] newItems = Arrays.copyOf(items, capacity);
        // Unwrap: what stood before the head now follows the old end.
        System.arraycopy(times, 0, newTimes, old, head);
        System.arraycopy(items, 0, newItems, old, head);
        Arrays.fill(newItems, 0, head, null);
        times = newTimes;
        items = newItems;
    }
}
