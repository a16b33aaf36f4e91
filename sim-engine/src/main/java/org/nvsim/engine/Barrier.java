package org.nvsim.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where threads wait for each other, again and again. The last to come lets all go on. Others are
 * mostly a moment away, so who waits looks again for a while before going to sleep.
 */
final class Barrier {
    private static final int LOOKS = 2_000;
    private static final int POLITE_LOOKS = 2_000;

    private final int parties;
    private final int looks;
    private final AtomicInteger here = new AtomicInteger();
    private volatile int round;
    private volatile int sleepers;

    Barrier(int parties) {
        this.parties = parties;
        // With fewer processors than threads, looking keeps the others from coming.
        this.looks = Runtime.getRuntime().availableProcessors() < parties ? 0 : LOOKS;
    }

    /** Waits until all have come. What each did before, all see afterwards. */
    void await() {
        int now = round;
        if (here.incrementAndGet() == parties) {
            here.set(0);
            round = now + 1;
            if (sleepers > 0) {
                wakeAll();
            }
            return;
        }
        for (int i = 0; i < looks; i++) {
            if (round != now) {
                return;
            }
            Thread.onSpinWait();
        }
        for (int i = 0; i < POLITE_LOOKS; i++) {
            if (round != now) {
                return;
            }
            Thread.yield();
        }
        sleepWhile(now);
    }

    private synchronized void wakeAll() {
        notifyAll();
    }

    private synchronized void sleepWhile(int now) {
        sleepers++;
        boolean interrupted = false;
        while (round == now) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // a run is not stopped in the middle of a window
            }
        }
        sleepers--;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
