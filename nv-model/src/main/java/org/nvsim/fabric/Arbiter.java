package org.nvsim.fabric;

import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;

/**
 * Who gets the next place in a full buffer of a device that forwards. Frames of several inputs that
 * come for it within the time in which it becomes free, which is the time of one frame, come at
 * once as far as the device is concerned, and chance decides: parallel iterative matching
 * (Anderson, Owicki, Saxe and Thacker, High-Speed Switch Scheduling for Local-Area Networks, 1993)
 * grants one of all requests with equal probability. Decided by picoseconds instead, an input of
 * exactly the rate of the output takes each place the moment it is free, and all others starve.
 *
 * <p>Nothing else depends on it: no frame that finds room is dropped, and none waits longer.
 */
public final class Arbiter {
    private static final String PURPOSE = "arbiter";

    private final RandomStream stream;

    /**
     * @param streams of the run
     * @param node name of the device
     */
    public Arbiter(RandomStreams streams, String node) {
        stream = streams.named(node, PURPOSE);
    }

    /**
     * Whether a frame gets the next place that becomes free.
     *
     * @param untilPs when there will be room, from now, in picoseconds
     * @param framePs what the longest frame takes on the link, in picoseconds
     */
    boolean grants(long untilPs, long framePs) {
        return untilPs < framePs && untilPs <= stream.nextLong(framePs);
    }
}
