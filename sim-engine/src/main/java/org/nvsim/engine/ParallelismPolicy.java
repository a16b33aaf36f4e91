package org.nvsim.engine;

/**
 * Chooses whether parts run side by side or one after the other, by how much happened in the last
 * windows: where little does, waiting for each other costs more than it saves. When parts run
 * changes nothing of what happens in them.
 */
final class ParallelismPolicy {
    /** Windows after which the choice is made anew. */
    private static final int STRETCH = 16;

    /**
     * Events of a part in a window, from which on running it beside others is worth it: some ten
     * microseconds of work, several times what it takes threads to wait for each other.
     */
    private static final int WORTH_EVENTS = 64;

    private final boolean always;
    private boolean together;
    private int windows;
    private long sinceEvent;

    private ParallelismPolicy(boolean always) {
        this.always = always;
        this.together = always;
    }

    /** Side by side where that is worth it. */
    static ParallelismPolicy chosen() {
        return new ParallelismPolicy(false);
    }

    /** Side by side, also where it is not worth it. */
    static ParallelismPolicy together() {
        return new ParallelismPolicy(true);
    }

    /** Whether the next window is run side by side. */
    boolean isTogether() {
        return together;
    }

    /**
     * A window was run.
     *
     * @param eventCount events of all parts so far
     */
    void passed(long eventCount, int parts) {
        if (!always && ++windows == STRETCH) {
            together = eventCount - sinceEvent >= (long) STRETCH * WORTH_EVENTS * parts;
            windows = 0;
            sinceEvent = eventCount;
        }
    }
}
