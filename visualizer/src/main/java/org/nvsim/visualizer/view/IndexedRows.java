package org.nvsim.visualizer.view;

import javafx.collections.ObservableListBase;

/** A list of numbers for a table that may have millions of rows: nothing is kept but the array. */
final class IndexedRows extends ObservableListBase<Integer> {
    private int[] values = new int[0];

    void set(int[] next) {
        beginChange();
        int before = values.length;
        IndexedRows removed = new IndexedRows();
        removed.values = values;
        values = next;
        if (before > 0 || next.length > 0) {
            nextReplace(0, next.length, removed);
        }
        endChange();
    }

    @Override
    public Integer get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
