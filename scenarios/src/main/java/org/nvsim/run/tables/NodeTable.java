package org.nvsim.run.tables;

import java.util.List;

/**
 * A table inside a machine as it is at a moment: policy, learned addresses, rules.
 *
 * @param node the machine
 * @param title what the table is
 * @param keyFrom first of the columns that tell what a row is about
 * @param keyTo the column after the last of them
 * @param rows one list of cells for each row, as long as {@code columns}
 */
public record NodeTable(
        String node,
        String title,
        List<String> columns,
        int keyFrom,
        int keyTo,
        List<List<String>> rows) {
    public NodeTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * What a row is about: two rows of one table at different moments with one key are the same.
     */
    public List<String> key(List<String> row) {
        return row.subList(keyFrom, keyTo);
    }

    NodeTable withRows(List<List<String>> otherRows) {
        return new NodeTable(node, title, columns, keyFrom, keyTo, otherRows);
    }
}
