package org.nvsim.engine;

/**
 * Chooses whether parts run side by side or one after the other, by what an event took either way a
 * short while ago: where windows are short, parts uneven or processors busy, waiting for each other
 * costs more than it saves. This is the one place that looks at the machine's clock; when parts run
 * changes nothing of what happens in them.
 */
final class Pace {
    /** Events after which the choice is looked at again. */
    private static final long STRETCH_EVENTS = 10_000;

    /** Stretches after which the other way is tried again, at first and at most. */
    private static final int SHORTEST_PATIENCE = 8;

    private static final int LONGEST_PATIENCE = 1024;

    private final boolean always;
    private boolean together;
    private boolean togetherIsBetter;
    private double aloneNanos; // for an event
    private double togetherNanos;
    private int patience = SHORTEST_PATIENCE;
    private int stretches;

    // Of this stretch, up to when the clock was looked at last.
    private long events;
    private long nanos;
    private long sinceEvent;
    private long sinceNanos;

    private Pace(boolean always) {
        this.always = always;
        this.together = always;
    }

    /** Side by side where that is faster. */
    static Pace chosen() {
        return new Pace(false);
    }

    /** Side by side, also where that is slower. */
    static Pace together() {
        return new Pace(true);
    }

    /** Whether the next window is run side by side. */
    boolean isTogether() {
        return together;
    }

    /** Windows are run from now on. */
    void resume(long eventCount) {
        sinceEvent = eventCount;
        sinceNanos = System.nanoTime();
    }

    /** No window is run for a while. */
    void pause(long eventCount) {
        long now = System.nanoTime();
        events += eventCount - sinceEvent;
        nanos += now - sinceNanos;
        sinceEvent = eventCount;
        sinceNanos = now;
    }

    /** A window was run. */
    void passed(long eventCount) {
        if (always) {
            return;
        }
        if (together) {
            pause(eventCount);
        }
        if (events + eventCount - sinceEvent >= STRETCH_EVENTS
                || nanos > 2 * STRETCH_EVENTS * aloneNanos) {
            pause(eventCount);
            choose();
        }
    }

    private void choose() {
        double perEvent = (double) nanos / Math.max(1, events);
        boolean tried = together != togetherIsBetter;
        if (together) {
            togetherNanos = perEvent;
        } else {
            aloneNanos = perEvent;
        }
        boolean better = togetherNanos < aloneNanos;
        if (better != togetherIsBetter) {
            patience = SHORTEST_PATIENCE;
        } else if (tried) {
            patience = Math.min(LONGEST_PATIENCE, 2 * patience);
        }
        togetherIsBetter = better;
        stretches++;
        together = better != (stretches % patience == 0);
        events = 0;
        nanos = 0;
    }
}
