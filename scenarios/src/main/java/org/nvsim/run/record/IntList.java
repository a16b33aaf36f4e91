package org.nvsim.run.record;

import java.util.Arrays;

/** A growing list of ints. */
final class IntList {
    private int[] values = new int[256];
    private int count;

    void add(int value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    int get(int index) {
        return values[index];
    }

    int[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
