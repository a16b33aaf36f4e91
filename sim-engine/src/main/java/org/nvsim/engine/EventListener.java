package org.nvsim.engine;

/** Told which nodes have done something, so that what changed there can be looked up. */
@FunctionalInterface
public interface EventListener {
    /**
     * An event was fired; all it did is done.
     *
     * @param timePs picoseconds since the start
     * @param node number of the node it was for
     */
    void fired(long timePs, int node);
}
