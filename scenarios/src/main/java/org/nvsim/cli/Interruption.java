package org.nvsim.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C while a run is under way: the run stops at the next pause, its results so far are written,
 * and the process ends with status 130. There is one per process, as there is one keyboard.
 */
final class Interruption {
    private static final CountDownLatch OUTPUT_COMPLETE = new CountDownLatch(1);

    private volatile boolean requested;

    private Interruption() {}

    /** Watches from now on for the rest of the process. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown));
        return interruption;
    }

    /** Whether the user wants the run to stop. */
    boolean requested() {
        return requested;
    }

    /** All output is written: the process may end. */
    static void outputComplete() {
        OUTPUT_COMPLETE.countDown();
    }

    private void onShutdown() {
        requested = true;
        try {
            OUTPUT_COMPLETE.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
