package org.nvsim.run.record;

import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;

/**
 * One thing that happened to a frame, with its bytes just then.
 *
 * @param timePs picoseconds since the start
 * @param place name of the node or VM
 * @param port number of the port concerned, or -1
 * @param stored the stored bytes; do not change
 * @param impliedBytes zeros that follow them
 */
public record Step(
        long timePs,
        String place,
        int port,
        Action action,
        DropReason reason,
        Decision decision,
        byte[] stored,
        int impliedBytes) {

    /** Length of the frame, without frame check sequence. */
    public int lengthBytes() {
        return stored.length + impliedBytes;
    }
}
