package org.nvsim.engine;

/** What a node does with an item that arrives. */
@FunctionalInterface
public interface Receiver<T> {
    /** Called at the moment of arrival, in the receiving node. The item is the receiver's now. */
    void receive(T item);

    /**
     * Reads from memory what {@link #receive} will need of an item that is about to arrive, so that
     * it need not wait for it. Changes nothing.
     *
     * @return something that was read, so that reading is not left out
     */
    default int prefetch(T item) {
        return 0;
    }
}
