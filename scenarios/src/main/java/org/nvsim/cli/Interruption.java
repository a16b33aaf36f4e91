package org.nvsim.cli;

/**
 * Ctrl-C while a run is under way: the run stops at the next pause, its results so far are written,
 * and the process ends with status 130.
 */
final class Interruption {
    private final Thread worker = Thread.currentThread();
    private volatile boolean requested;
    private boolean finished;

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

    /** The process ends by itself now; there is nothing left to wait for. */
    void finished() {
        synchronized (this) {
            finished = true;
        }
    }

    private void onShutdown() {
        synchronized (this) {
            if (finished) {
                return;
            }
        }
        requested = true;
        try {
            worker.join(); // it prints what there is, then asks to exit, and waits for this hook
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
