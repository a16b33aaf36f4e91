package org.nvsim.engine;

/** What a node does with an item that arrives. */
@FunctionalInterface
public interface Receiver<T> {
    /** Called at the moment of arrival, in the receiving node. The item is the receiver's now. */
    void receive(T item);
}
