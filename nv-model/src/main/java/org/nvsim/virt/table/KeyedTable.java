package org.nvsim.virt.table;

import java.util.function.Consumer;

/**
 * Objects found by a number they carry: open addressing with linear probing over one array of
 * references, so a table costs four bytes a slot and a lookup allocates nothing. The order of the
 * slots must not show; whoever lists a table sorts.
 *
 * @param <V> what is kept; its key never changes
 */
public abstract class KeyedTable<V> {
    private static final int SMALLEST = 8;

    /** Of every empty table; never written, since one value more makes it too full. */
    private static final Object[] EMPTY = {null};

    private Object[] slots = EMPTY;
    private int size;

    protected KeyedTable() {}

    /** The number under which {@code value} is found. */
    protected abstract long key(V value);

    /** How many values are kept. */
    public final int size() {
        return size;
    }

    /** What is kept under {@code key}, or null. */
    public final V find(long key) {
        int mask = slots.length - 1;
        for (int i = home(key, mask); ; i = (i + 1) & mask) {
            V value = at(i);
            if (value == null || key(value) == key) {
                return value;
            }
        }
    }

    /** Keeps {@code value}, in place of another with the same key. */
    public final void put(V value) {
        if ((size + 1) * 4 > slots.length * 3) {
            resize(Math.max(SMALLEST, slots.length * 2));
        }
        place(value);
    }

    /** Takes out what is kept under {@code key}; null if nothing is. */
    public final V remove(long key) {
        int mask = slots.length - 1;
        int i = home(key, mask);
        while (at(i) != null && key(at(i)) != key) {
            i = (i + 1) & mask;
        }
        V removed = at(i);
        if (removed != null) {
            size--;
            closeGap(i, mask);
        }
        return removed;
    }

    /** Takes everything out. */
    public final void clear() {
        slots = EMPTY;
        size = 0;
    }

    /** Shows every value, in no order that means anything. */
    public final void forEach(Consumer<? super V> action) {
        for (int i = 0; i < slots.length; i++) {
            V value = at(i);
            if (value != null) {
                action.accept(value);
            }
        }
    }

    /** Moves later entries of the probe chain up, so that no tombstones are needed. */
    private void closeGap(int gap, int mask) {
        int hole = gap;
        for (int i = (hole + 1) & mask; at(i) != null; i = (i + 1) & mask) {
            int home = home(key(at(i)), mask);
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slots[hole] = slots[i];
                hole = i;
            }
        }
        slots[hole] = null;
    }

    private void resize(int capacity) {
        Object[] old = slots;
        slots = new Object[capacity];
        size = 0;
        for (Object each : old) {
            if (each != null) {
                @SuppressWarnings("unchecked")
                V value = (V) each;
                place(value);
            }
        }
    }

    private void place(V value) {
        int mask = slots.length - 1;
        long key = key(value);
        int i = home(key, mask);
        while (at(i) != null && key(at(i)) != key) {
            i = (i + 1) & mask;
        }
        if (slots[i] == null) {
            size++;
        }
        slots[i] = value;
    }

    @SuppressWarnings("unchecked")
    private V at(int slot) {
        return (V) slots[slot];
    }

    /** Fibonacci hashing: neighbouring addresses and subnets spread over the whole table. */
    private static int home(long key, int mask) {
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
