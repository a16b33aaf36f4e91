package org.nvsim.guest;

import org.nvsim.packet.Frame;

/** The network device of a guest, as its stack sees it: takes frames, and says when they leave. */
@FunctionalInterface
public interface NetDevice {
    /** Takes a frame that the guest sends. */
    void send(Frame frame);

    /**
     * When the frame that it took last will have left the machine, as far as can be told now, in
     * picoseconds; 0 if it has left, never will, or nobody knows.
     */
    default long leavesPs() {
        return 0;
    }
}
