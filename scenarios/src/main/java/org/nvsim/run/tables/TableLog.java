package org.nvsim.run.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of one table over time: what each change replaced, and now and then all rows. */
final class TableLog {
    private static final int CHANGES_BETWEEN_WHOLE = 32;
    private static final int CHANGE_BYTES = 48;
    private static final int ROW_BYTES = 200;

    private final List<Change> changes = new ArrayList<>();
    private final Map<List<String>, List<String>> pool; // looked up, never walked
    private List<List<String>> latest = List.of();

    /**
     * @param pool rows of all tables, each kept once: hosts are often told the same
     */
    TableLog(Map<List<String>, List<String>> pool) {
        this.pool = pool;
    }

    /**
     * From a moment on, the rows from one (inclusive) to another (exclusive) are others.
     *
     * @param whole whether {@code rows} are all that there are
     */
    private record Change(long timePs, boolean whole, int from, int to, List<List<String>> rows) {}

    /**
     * The rows are these from a moment on, no earlier than that of the call before.
     *
     * @return about how much memory that took, in bytes
     */
    long add(long timePs, List<List<String>> rows) {
        if (rows.equals(latest) && !changes.isEmpty()) {
            return 0;
        }
        int least = Math.min(rows.size(), latest.size());
        int from = 0;
        while (from < least && rows.get(from).equals(latest.get(from))) {
            from++;
        }
        int end = 0;
        while (end < least - from
                && rows.get(rows.size() - 1 - end).equals(latest.get(latest.size() - 1 - end))) {
            end++;
        }
        int poolBefore = pool.size();
        List<List<String>> others = new ArrayList<>(rows.size() - end - from);
        for (List<String> row : rows.subList(from, rows.size() - end)) {
            others.add(pool.computeIfAbsent(row, same -> same));
        }
        // Rows that stay are kept once: the list gets the new ones between its own.
        List<List<String>> next = new ArrayList<>(latest.subList(0, from));
        next.addAll(others);
        next.addAll(latest.subList(latest.size() - end, latest.size()));
        boolean whole = changes.size() % CHANGES_BETWEEN_WHOLE == 0;
        changes.add(
                whole
                        ? new Change(timePs, true, 0, 0, next)
                        : new Change(timePs, false, from, latest.size() - end, others));
        latest = next;
        return CHANGE_BYTES
                + (long) ROW_BYTES * (pool.size() - poolBefore)
                + 4L * (others.size() + (whole ? next.size() : 0));
    }

    /** The rows at a moment. */
    List<List<String>> at(long timePs) {
        int last = before(timePs);
        if (last < 0) {
            return List.of();
        }
        int first = last;
        while (!changes.get(first).whole) {
            first--;
        }
        List<List<String>> rows = new ArrayList<>(changes.get(first).rows);
        for (int i = first + 1; i <= last; i++) {
            Change change = changes.get(i);
            List<List<String>> gone = rows.subList(change.from, change.to);
            gone.clear();
            gone.addAll(change.rows);
        }
        return rows;
    }

    /** The last change at or before a moment, or -1. */
    private int before(long timePs) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).timePs <= timePs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** All moments at which the rows changed, ascending. */
    long[] moments() {
        return changes.stream().mapToLong(Change::timePs).toArray();
    }
}
