package org.nvsim.control.powershell;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Table;

/**
 * What the New-, Get-, Set- and Remove- commands of one table need to know of it.
 *
 * @param noun of the commands
 * @param columns in the order to show them
 * @param table where a host keeps it
 * @param row makes a row of property values and the place that defined it
 * @param describe a row for people
 */
record TableSchema<T>(
        String noun,
        List<Column<T>> columns,
        Function<HostAdministration, PolicyTable<T>> table,
        BiFunction<Table, String, T> row,
        Function<T, String> describe) {
    /** The row as its property values. */
    Table values(T row) {
        Table values = new Table();
        columns.forEach(column -> values.put(column.name(), column.value().apply(row)));
        return values;
    }

    /** The row as scripts see it. */
    PsObject object(HostAdministration host, T row) {
        Table properties = values(row).put("PSComputerName", host.name());
        return new PsObject(noun, properties, host.name(), row);
    }
}
