package org.nvsim.run.record;

import java.util.Arrays;

/** The frames that exist at the moment: from a frame's identity to its number in the recording. */
final class LiveFrames {
    static final int NONE = -1;

    private long[] keys = new long[256];
    private int[] values = new int[256];
    private int size;

    LiveFrames() {
        Arrays.fill(values, NONE);
    }

    int get(long key) {
        int at = slot(key);
        while (values[at] != NONE) {
            if (keys[at] == key) {
                return values[at];
            }
            at = at + 1 & keys.length - 1;
        }
        return NONE;
    }

    /** Adds a key that is not there yet. */
    void put(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        insert(key, value);
        size++;
    }

    void remove(long key) {
        int at = slot(key);
        while (values[at] != NONE && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        if (values[at] == NONE) {
            return;
        }
        values[at] = NONE;
        size--;
        // Whoever was pushed past the gap moves up, so that a search never ends too early.
        int next = at + 1 & keys.length - 1;
        while (values[next] != NONE) {
            long moved = keys[next];
            int value = values[next];
            values[next] = NONE;
            insert(moved, value);
            next = next + 1 & keys.length - 1;
        }
    }

    int size() {
        return size;
    }

    /** The numbers of all frames, ascending. */
    int[] values() {
        int[] all = new int[size];
        int count = 0;
        for (int value : values) {
            if (value != NONE) {
                all[count++] = value;
            }
        }
        Arrays.sort(all);
        return all;
    }

    private void insert(long key, int value) {
        int at = slot(key);
        while (values[at] != NONE) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        values[at] = value;
    }

    private int slot(long key) {
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & keys.length - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }
}
