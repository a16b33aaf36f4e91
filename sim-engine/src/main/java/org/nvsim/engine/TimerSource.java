package org.nvsim.engine;

import java.util.Arrays;
import java.util.function.Consumer;

/** The timers of one node: a binary heap by (time, order of arming for it). */
final class TimerSource extends EventSource {
    private Timer[] heap = {};
    private int size;
    private long nextSequence;
    private Timer firing; // stands first until what it does is done; null: none fires

    TimerSource(Node node) {
        super(node, Simulation.TIMER_LANE);
    }

    /**
     * Sees to it that {@code timer}, which has just been armed for {@code timePs}, has an entry no
     * later than that.
     */
    void schedule(Timer timer, long timePs) {
        timer.armedSequence = nextSequence++;
        if (timer == firing) {
            return; // it gets its new place when it is done
        } else if (timer.heapIndex < 0) {
            insert(timer, timePs);
        } else if (timePs < timer.entryPs) {
            setEntry(timer, timePs);
            siftUp(timer, timer.heapIndex);
        } else if (timePs == timer.entryPs) {
            setEntry(timer, timePs); // behind those that were armed for this moment before
            siftDown(timer, timer.heapIndex);
        } else {
            return; // the entry comes up first, and is moved then
        }
        if (firing == null) {
            moveHead(heap[0].entryPs);
        }
    }

    @Override
    void fireHead() {
        Timer timer = heap[0];
        if (timer.duePs() == timer.entryPs) {
            firing = timer;
            timer.fire();
            firing = null;
        }
        if (timer.isArmed()) { // again, or it was moved later
            setEntry(timer, timer.duePs());
            siftDown(timer, 0);
        } else {
            removeHead();
        }
        putHead(size == 0 ? NEVER : heap[0].entryPs);
    }

    @Override
    int prefetch() {
        return size == 0 ? 0 : (int) heap[0].entryPs;
    }

    @Override
    void forEachItem(Consumer<Object> visitor) {
        // Timers carry nothing.
    }

    private void insert(Timer timer, long timePs) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, Math.max(4, size * 2));
        }
        setEntry(timer, timePs);
        siftUp(timer, size++);
    }

    /** Gives the timer's entry its time, and its turn among those of that time. */
    private static void setEntry(Timer timer, long timePs) {
        timer.entryPs = timePs;
        timer.sequence = timer.armedSequence;
    }

    private void removeHead() {
        heap[0].heapIndex = -1;
        Timer last = heap[--size];
        heap[size] = null;
        if (size > 0) {
            siftDown(last, 0);
        }
    }

    private void siftUp(Timer timer, int start) {
        int i = start;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (!before(timer, heap[parent])) {
                break;
            }
            place(heap[parent], i);
            i = parent;
        }
        place(timer, i);
    }

    private void siftDown(Timer timer, int start) {
        int i = start;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], timer)) {
                break;
            }
            place(heap[child], i);
            i = child;
        }
        place(timer, i);
    }

    private void place(Timer timer, int i) {
        heap[i] = timer;
        timer.heapIndex = i;
    }

    private static boolean before(Timer a, Timer b) {
        return a.entryPs < b.entryPs || (a.entryPs == b.entryPs && a.sequence < b.sequence);
    }
}
