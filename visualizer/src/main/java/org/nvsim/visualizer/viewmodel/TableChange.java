package org.nvsim.visualizer.viewmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.run.tables.NodeTable;

/**
 * A table inside a machine, and how it differs from what it was when it was shown last.
 *
 * @param rows those there are, then those that are gone
 */
public record TableChange(NodeTable table, List<Row> rows) {
    public TableChange {
        rows = List.copyOf(rows);
    }

    /** What became of a row. */
    public enum Kind {
        SAME(""),
        CHANGED("changed"),
        NEW("new"),
        GONE("gone");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * A row of a table.
     *
     * @param before the cells as they were; the same cells unless {@link Kind#CHANGED}
     */
    public record Row(Kind kind, List<String> cells, List<String> before) {
        /** Whether a cell is not what it was; all cells of a row that came or went. */
        public boolean isChanged(int cell) {
            return kind == Kind.NEW
                    || kind == Kind.GONE
                    || !cells.get(cell).equals(before.get(cell));
        }

        /** A cell, with what it was before if it was something else. */
        public String text(int cell) {
            boolean other = !cells.get(cell).equals(before.get(cell));
            return cells.get(cell) + (other ? "  (was " + before.get(cell) + ")" : "");
        }
    }

    /** A table shown for the first time: nothing is marked. */
    static TableChange none(NodeTable now) {
        return new TableChange(now, now.rows().stream().map(TableChange::same).toList());
    }

    /** What is different in a table. */
    static TableChange between(NodeTable before, NodeTable now) {
        if (before.rows().equals(now.rows())) {
            return none(now);
        }
        Map<List<String>, Deque<List<String>>> old = new HashMap<>(); // looked up, never walked
        for (List<String> row : before.rows()) {
            old.computeIfAbsent(before.key(row), key -> new ArrayDeque<>()).add(row);
        }
        List<Row> rows = new ArrayList<>();
        for (List<String> row : now.rows()) {
            Deque<List<String>> twins = old.getOrDefault(now.key(row), new ArrayDeque<>());
            List<String> was = twins.isEmpty() ? null : twins.remove();
            if (was == null) {
                rows.add(new Row(Kind.NEW, row, row));
            } else {
                rows.add(was.equals(row) ? same(row) : new Row(Kind.CHANGED, row, was));
            }
        }
        for (List<String> row : before.rows()) {
            Deque<List<String>> left = old.get(before.key(row));
            if (left.remove(row)) {
                rows.add(new Row(Kind.GONE, row, row));
            }
        }
        return new TableChange(now, rows);
    }

    private static Row same(List<String> row) {
        return new Row(Kind.SAME, row, row);
    }

    /** How many rows are of a kind. */
    public long count(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** Machine and title, how many rows there are, and what became of them. */
    public String words() {
        String changes = changes(List.of(this));
        return table.node()
                + ": "
                + table.title()
                + " ("
                + table.rows().size()
                + ")"
                + (changes.isEmpty() ? "" : "  ✱ " + changes);
    }

    /** What became of the rows of tables, in words; empty if nothing did. */
    static String changes(List<TableChange> tables) {
        List<String> words = new ArrayList<>();
        for (Kind kind : List.of(Kind.CHANGED, Kind.NEW, Kind.GONE)) {
            long count = tables.stream().mapToLong(table -> table.count(kind)).sum();
            if (count > 0) {
                words.add(Amount.grouped(count) + " " + kind.word());
            }
        }
        return String.join(", ", words);
    }
}
