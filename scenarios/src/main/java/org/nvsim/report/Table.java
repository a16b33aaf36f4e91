package org.nvsim.report;

import java.util.List;
import java.util.Objects;

/**
 * Results in rows and columns, for programs that read tables.
 *
 * @param name of the file without its ending
 * @param rows as wide as {@code columns}; a cell is a String, Long or Double, or null if there is
 *     nothing to say
 */
public record Table(String name, List<Column> columns, List<List<Object>> rows) {
    /** What a column holds. */
    public enum Kind {
        TEXT,
        WHOLE,
        REAL
    }

    /**
     * A column.
     *
     * @param name letters, digits and underscores, with the unit at its end
     */
    public record Column(String name, Kind kind) {
        public Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
        }
    }

    public Table {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
