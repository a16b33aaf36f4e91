package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Now and then, the latest row of every frame that existed: with the rows after it, it gives all
 * frames of any moment.
 */
final class Checkpoints {
    private static final int LEAST_ROWS_APART = 2048;

    /** Rows between checkpoints for each frame listed, so that lists stay small beside the rows. */
    private static final int ROWS_PER_FRAME = 8;

    private final List<int[]> lists = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int lastCount;

    /** Adds a checkpoint after {@code rowCount} rows if it is time for one. */
    void consider(int rowCount, LiveFrames live, Packets packets) {
        if (rowCount - lastCount < Math.max(LEAST_ROWS_APART, ROWS_PER_FRAME * live.size())) {
            return;
        }
        int[] rows = live.values();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = packets.lastRow(rows[i]);
        }
        lists.add(rows);
        counts.add(rowCount);
        lastCount = rowCount;
    }

    /** The last checkpoint at or before {@code rowCount} rows, or -1. */
    int before(int rowCount) {
        int low = 0;
        int high = counts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counts.get(middle) <= rowCount) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Rows there were at a checkpoint. */
    int rowCount(int checkpoint) {
        return counts.get(checkpoint);
    }

    /** The latest row of each frame at a checkpoint. */
    int[] rows(int checkpoint) {
        return lists.get(checkpoint);
    }
}
