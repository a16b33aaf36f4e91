package org.nvsim.fabric;

import java.util.Arrays;
import org.nvsim.packet.Frame;

/**
 * Frames that are held until a time of their own: the earliest first, of those with one time the
 * one that came first. A binary heap, so that holding and releasing one of n takes about log n
 * steps.
 */
final class HeldFrames {
    private static final int INITIAL_CAPACITY = 8;

    private Frame[] frames = new Frame[INITIAL_CAPACITY];
    private long[] duePs = new long[INITIAL_CAPACITY];
    private long[] order = new long[INITIAL_CAPACITY];
    private int count;
    private long added;

    int count() {
        return count;
    }

    /** When the first one is due; only if there is one. */
    long firstDuePs() {
        return duePs[0];
    }

    void add(Frame frame, long due) {
        if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
            duePs = Arrays.copyOf(duePs, 2 * count);
            order = Arrays.copyOf(order, 2 * count);
        }
        int place = count++;
        frames[place] = frame;
        duePs[place] = due;
        order[place] = added++;
        while (place > 0 && isBefore(place, (place - 1) / 2)) {
            swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    /** Takes the first one out; only if there is one. */
    Frame removeFirst() {
        Frame first = frames[0];
        count--;
        swap(0, count);
        frames[count] = null;
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child + 1 < count && isBefore(child + 1, child)) {
                child++;
            }
            if (child >= count || !isBefore(child, place)) {
                return first;
            }
            swap(place, child);
            place = child;
        }
    }

    private boolean isBefore(int a, int b) {
        return duePs[a] != duePs[b] ? duePs[a] < duePs[b] : order[a] < order[b];
    }

    private void swap(int a, int b) {
        Frame frame = frames[a];
        frames[a] = frames[b];
        frames[b] = frame;
        long due = duePs[a];
        duePs[a] = duePs[b];
        duePs[b] = due;
        long number = order[a];
        order[a] = order[b];
        order[b] = number;
    }
}
