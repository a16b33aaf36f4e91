package org.nvsim.run.record;

/**
 * How much of a run is kept.
 *
 * @param rows rows of the index at most; from a quarter of them on, only what crosses links gets
 *     one
 * @param detailBytes memory for bytes and decisions
 */
public record RowBudget(long rows, long detailBytes) {
    private static final long MOST_TABLE_BYTES = 256L << 20;

    /** Shares of the heap that the index and the details may take. */
    private static final double ROW_SHARE = 0.5;

    private static final double DETAIL_SHARE = 0.1;
    private static final long MOST_DETAIL_BYTES = 256L << 20;
    private static final long MOST_ROWS = 1L << 30;

    /** Memory for what changed in the tables of machines, in bytes. */
    long tableBytes() {
        return Math.min(MOST_TABLE_BYTES, rows / 8 * Rows.ROW_BYTES);
    }

    /** What fits into this Java machine's heap with room to spare for the run itself. */
    public static RowBudget ofHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new RowBudget(
                Math.min(MOST_ROWS, (long) (heap * ROW_SHARE) / Rows.ROW_BYTES),
                Math.min(MOST_DETAIL_BYTES, (long) (heap * DETAIL_SHARE)));
    }
}
