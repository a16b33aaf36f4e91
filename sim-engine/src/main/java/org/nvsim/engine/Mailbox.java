package org.nvsim.engine;

import java.util.Arrays;

/**
 * What one part of a simulation sends to another. One thread writes while the other reads what was
 * written a window before; at every window's edge they change over.
 */
final class Mailbox {
    private static final int INITIAL_CAPACITY = 256;

    private final Batch[] batches = {new Batch(), new Batch()};
    private Batch written = batches[0]; // null: nothing waits here, one thread runs all

    /** Items sent from now on belong to the window of this parity. Called by who sends. */
    void open(int parity) {
        written = batches[parity];
    }

    /** Items sent from now on are in their channels at once: one thread runs both parts. */
    void close() {
        written = null;
    }

    /** Takes an item that arrives through {@code channel}. Called by who sends. */
    void put(Channel<?> channel, Object item, long arrivalPs) {
        if (written == null) {
            channel.append(item, arrivalPs);
        } else {
            written.add(channel, item, arrivalPs);
        }
    }

    /** First arrival of what was sent in the window that is open. Called by who sends. */
    long earliestPs() {
        return written.earliestPs;
    }

    /** Puts what was sent in windows of this parity into its channels. Called by who receives. */
    void deliver(int parity) {
        batches[parity].deliver();
    }

    /** The items of one window, in the order sent. */
    private static final class Batch {
        private Channel<?>[] channels = new Channel<?>[INITIAL_CAPACITY];
        private Object[] items = new Object[INITIAL_CAPACITY];
        private long[] times = new long[INITIAL_CAPACITY];
        private int size;
        private long earliestPs = Long.MAX_VALUE;

        void add(Channel<?> channel, Object item, long arrivalPs) {
            if (size == times.length) {
                channels = Arrays.copyOf(channels, size * 2);
                items = Arrays.copyOf(items, size * 2);
                times = Arrays.copyOf(times, size * 2);
            }
            channels[size] = channel;
            items[size] = item;
            times[size] = arrivalPs;
            size++;
            earliestPs = Math.min(earliestPs, arrivalPs);
        }

        void deliver() {
            for (int i = 0; i < size; i++) {
                channels[i].append(items[i], times[i]);
                items[i] = null;
            }
            size = 0;
            earliestPs = Long.MAX_VALUE;
        }
    }
}
