package org.nvsim.engine;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The threads that run the parts of one simulation side by side.
 *
 * <p>Nothing that a part sends arrives sooner than the least delay of any channel between parts.
 * For so long from the earliest event on, a window, no part can affect another, and each fires its
 * own events in their order. At the window's edge all wait for each other, and what was sent
 * changes hands. The caller's thread leads: it says where a window ends, runs the first part, and
 * runs all parts alone where little happens.
 */
final class WorkerPool {
    private static final long IDLE_MS = 100;

    private final List<LogicalProcess> parts;
    private final long lookaheadPs;
    private final ParallelismPolicy pace;
    private final Barrier barrier;
    private final ThreadPoolExecutor helpers;

    // What the leader says from one barrier to the next.
    private long windowEndPs;
    private int parity;
    private boolean over;

    /**
     * @param parts at least two
     * @param lookaheadPs least delay of a channel between parts, {@link Long#MAX_VALUE} if there is
     *     none
     */
    WorkerPool(List<LogicalProcess> parts, long lookaheadPs, ParallelismPolicy pace) {
        this.parts = parts;
        this.lookaheadPs = lookaheadPs;
        this.pace = pace;
        this.barrier = new Barrier(parts.size());
        int count = parts.size() - 1;
        this.helpers =
                new ThreadPoolExecutor(
                        count,
                        count,
                        IDLE_MS,
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        WorkerPool::helper);
        helpers.allowCoreThreadTimeOut(true); // nobody says when a simulation is given up
    }

    private static Thread helper(Runnable work) {
        Thread thread = new Thread(work, "nvsim helper");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Fires every event up to and including {@code untilPs}, or those of a window that failed, or
     * those until somebody wants it to stop: false then.
     */
    boolean runUntil(long untilPs, BooleanSupplier stop) {
        parts.forEach(LogicalProcess::settle);
        boolean stopped = false;
        long askAgain = eventCount() + EventLoop.EVENTS_BETWEEN_QUESTIONS; // windows may be short
        boolean called = false;
        boolean alone = true;
        long fromPs;
        while (!stopped && failed() == null && (fromPs = nextPs()) <= untilPs) {
            long endPs = fromPs - 1 + lookaheadPs;
            windowEndPs = endPs < 0 ? untilPs : Math.min(untilPs, endPs);
            if (pace.isTogether()) {
                if (!called) {
                    called = true;
                    callHelpers();
                }
                alone = false;
                runTogether();
            } else {
                if (!alone) {
                    alone = true;
                    parts.forEach(LogicalProcess::settle);
                }
                runAlone();
            }
            long events = eventCount();
            pace.passed(events, parts.size());
            if (events >= askAgain) {
                askAgain = events + EventLoop.EVENTS_BETWEEN_QUESTIONS;
                stopped = stop.getAsBoolean();
            }
            for (int i = 0; i < parts.size(); i++) {
                stopped |= parts.get(i).isStopped();
            }
        }
        if (called) {
            dismissHelpers();
        }
        parts.forEach(LogicalProcess::settle);
        return !stopped;
    }

    private void runAlone() {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).runAlone(windowEndPs);
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).look();
        }
    }

    private void runTogether() {
        parity = 1 - parity;
        barrier.await();
        parts.get(0).runWindow(parity, windowEndPs);
        barrier.await();
    }

    private void callHelpers() {
        over = false;
        for (LogicalProcess part : parts.subList(1, parts.size())) {
            helpers.execute(() -> help(part));
        }
    }

    private void dismissHelpers() {
        over = true;
        barrier.await();
        barrier.await();
    }

    private void help(LogicalProcess part) {
        boolean last;
        do {
            barrier.await();
            last = over;
            if (!last) {
                part.runWindow(parity, windowEndPs);
            }
            barrier.await();
        } while (!last);
    }

    private long nextPs() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < parts.size(); i++) {
            next = Math.min(next, parts.get(i).nextPs());
        }
        return next;
    }

    private long eventCount() {
        long count = 0;
        for (int i = 0; i < parts.size(); i++) {
            count += parts.get(i).loop().eventCount();
        }
        return count;
    }

    /**
     * The part that failed; null if none did. Parts beside it went on to the window's edge: of
     * several that failed, the first in the order of events.
     */
    LogicalProcess failed() {
        LogicalProcess first = null;
        for (int i = 0; i < parts.size(); i++) {
            LogicalProcess part = parts.get(i);
            if (part.failure() != null && (first == null || part.isBefore(first))) {
                first = part;
            }
        }
        return first;
    }
}
