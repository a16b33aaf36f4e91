package org.nvsim.engine;

/** The nodes that one thread runs: their loop, and the ways to and from the other parts. */
final class LogicalProcess {
    private final EventLoop loop;
    private final Mailbox[] inward;
    private final Mailbox[] outward;
    private long nextPs;
    private boolean stopped;
    private Throwable failure; // null: none

    LogicalProcess(EventLoop loop, Mailbox[] inward, Mailbox[] outward) {
        this.loop = loop;
        this.inward = inward;
        this.outward = outward;
    }

    EventLoop loop() {
        return loop;
    }

    /** What stopped this part; null if nothing did. */
    Throwable failure() {
        return failure;
    }

    /** Whether somebody wanted it to stop within its last window. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether this part stands earlier in the order of events than another. */
    boolean isBefore(LogicalProcess other) {
        if (loop.nowPs() != other.loop.nowPs()) {
            return loop.nowPs() < other.loop.nowPs();
        }
        return loop.current().node.id() < other.loop.current().node.id();
    }

    /** First event of this part, or first arrival of what it sent to others. */
    long nextPs() {
        return nextPs;
    }

    /** While the others rest: takes in all that is under way to here, as of now at once. */
    void settle() {
        for (Mailbox way : inward) {
            way.deliver(0);
            way.deliver(1);
            way.close();
        }
        nextPs = loop.nextEventPs();
    }

    /** Fires events up to and including {@code untilPs}, while the thread runs the others too. */
    void runAlone(long untilPs) {
        if (loop.nextEventPs() <= untilPs) {
            try {
                stopped = !loop.runUntil(untilPs);
            } catch (Throwable e) { // errors too
                failure = e;
            }
        }
    }

    /** After {@link #runAlone} of all parts: looks what comes next. */
    void look() {
        nextPs = loop.nextEventPs();
    }

    /**
     * Takes in what was sent in the window before, and fires events up to and including {@code
     * untilPs}. Whatever goes wrong, it comes back: the others wait.
     *
     * @param parity of the window's number
     */
    void runWindow(int parity, long untilPs) {
        try {
            for (Mailbox way : inward) {
                way.deliver(1 - parity);
            }
            for (Mailbox way : outward) {
                way.open(parity);
            }
            stopped = !loop.runUntil(untilPs);
            long next = loop.nextEventPs();
            for (Mailbox way : outward) {
                next = Math.min(next, way.earliestPs());
            }
            nextPs = next;
        } catch (Throwable e) { // errors too
            failure = e;
        }
    }
}
