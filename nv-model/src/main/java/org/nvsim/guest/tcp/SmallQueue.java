package org.nvsim.guest.tcp;

import org.nvsim.guest.GuestStack;
import org.nvsim.guest.GuestTimer;

/**
 * Keeps a connection from filling the queue below it, in its own machine: what is more than leaves
 * within a millisecond waits in the connection, where it takes nobody's place, adds nothing to
 * round-trip times and is not lost. Linux does so since 3.6 (TCP Small Queues; since 3.12 the limit
 * follows the rate, a millisecond's worth or two sends). One send is always below, so that the line
 * is never idle for want of it.
 */
final class SmallQueue {
    /** Longest time before what is below leaves, with which more is sent. */
    private static final long MOST_PS = 1_000_000_000L;

    private final GuestStack stack;
    private final Runnable goOn;
    private GuestTimer timer; // made when first needed: most connections never wait
    private long leavesPs; // when what was sent last will have left

    /**
     * @param goOn sends what may be sent then
     */
    SmallQueue(GuestStack stack, Runnable goOn) {
        this.stack = stack;
        this.goOn = goOn;
    }

    /** Something of the connection was sent. */
    void sent() {
        leavesPs = stack.leavesPs();
    }

    /** Whether more has to wait; if so, it is asked for again in time. */
    boolean holds() {
        long dueInPs = leavesPs - MOST_PS - stack.clock().nowPs();
        if (dueInPs <= 0) {
            return false;
        }
        if (timer == null) {
            timer = stack.clock().newTimer(goOn);
        }
        timer.armAfter(dueInPs);
        return true;
    }

    void release() {
        if (timer != null) {
            timer.release();
        }
    }
}
