package org.nvsim.run;

import java.util.List;

/**
 * A table inside a machine as it is at a moment: policy, learned addresses, rules.
 *
 * @param node the machine
 * @param title what the table is
 * @param rows one list of cells for each row, as long as {@code columns}
 */
public record NodeTable(String node, String title, List<String> columns, List<List<String>> rows) {
    public NodeTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
