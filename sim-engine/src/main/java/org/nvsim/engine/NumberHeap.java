package org.nvsim.engine;

import java.util.Arrays;

/** Numbers, least first: a binary heap. */
final class NumberHeap {
    private long[] heap = new long[4];
    private int size;
    private long first = Long.MAX_VALUE;

    /** The least number, or {@link Long#MAX_VALUE} if there is none. */
    long first() {
        return first;
    }

    int size() {
        return size;
    }

    /** One of the numbers, in no order but that the least is at 0. */
    long get(int index) {
        return heap[index];
    }

    void add(long number) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int i = size++;
        while (i > 0 && number < heap[(i - 1) >>> 1]) {
            heap[i] = heap[(i - 1) >>> 1];
            i = (i - 1) >>> 1;
        }
        heap[i] = number;
        first = heap[0];
    }

    /** Takes the least number out; only if there is one. */
    void removeFirst() {
        long last = heap[--size];
        if (size == 0) {
            first = Long.MAX_VALUE;
            return;
        }
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = last;
        first = heap[0];
    }
}
