package org.nvsim.observe;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/** Somebody who watches a run. */
@FunctionalInterface
public interface Observer {
    /** Whether it wants to hear of anything just now; it is told nothing as long as not. */
    default boolean watching() {
        return true;
    }

    /**
     * Something happened to a frame.
     *
     * @param timePs picoseconds since the start
     * @param place name of the node or VM where it happened
     * @param port number of the port concerned, or -1
     * @param frame the frame as it is now; it may be read during this call only, and not changed
     * @param reason why it was dropped, {@link DropReason#NONE} unless {@code action} is a drop
     * @param decision what decided, {@link Decision#NONE} if nothing had to
     */
    void observe(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision);
}
