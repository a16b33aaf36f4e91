package org.nvsim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or another wish that the process ends. While a run is under way, the run stops, its
 * results so far are written, and the process ends with status 130; before that there is nothing to
 * keep and it ends at once. There is one per process, as there is one keyboard.
 */
final class Interruption {
    private enum State {
        /** Nothing is worth waiting for. */
        READING,
        /** A run is under way and asks {@link #requested} many times a second. */
        RUNNING,
        /** What runs showed is written. */
        WRITING
    }

    /** So long a run may take to notice; one that does not has nothing to keep. */
    private static final int MS_TO_NOTICE = 5_000;

    /** So long results may take to be written: whoever wants an end gets one. */
    private static final int MS_TO_WRITE = 60_000;

    private static final int MS_TO_LOOK_AGAIN = 20;

    private static final CountDownLatch OUTPUT_COMPLETE = new CountDownLatch(1);

    private static Interruption watching; // null: nobody asked yet

    private volatile boolean requested;
    private volatile boolean noticed;
    private volatile State state = State.READING;

    private Interruption() {}

    /** Watches from the first call on for the rest of the process. */
    static synchronized Interruption watch() {
        if (watching == null) {
            watching = new Interruption();
            Runtime.getRuntime().addShutdownHook(new Thread(watching::onShutdown));
        }
        return watching;
    }

    /** Whether the user wants the run to stop. */
    boolean requested() {
        noticed = requested;
        return requested;
    }

    /** From now on there are results, and somebody who asks {@link #requested} and writes them. */
    void runBegins() {
        state = State.RUNNING;
    }

    /** Until another run begins nobody asks: results are written, which takes a while. */
    void runEnds() {
        state = State.WRITING;
    }

    /** All output is written, or none will be: the process may end. */
    static void outputComplete() {
        OUTPUT_COMPLETE.countDown();
    }

    private void onShutdown() {
        requested = true;
        int waited = 0;
        try {
            while (waited < limit()
                    && !OUTPUT_COMPLETE.await(MS_TO_LOOK_AGAIN, TimeUnit.MILLISECONDS)) {
                waited += MS_TO_LOOK_AGAIN;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int limit() {
        return switch (state) {
            case READING -> 0;
            case RUNNING -> noticed ? MS_TO_WRITE : MS_TO_NOTICE;
            case WRITING -> MS_TO_WRITE;
        };
    }
}
