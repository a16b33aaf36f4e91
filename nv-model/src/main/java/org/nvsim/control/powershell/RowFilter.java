package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.Patterns;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** The rows that fit the properties a command names: any of several values, all of the columns. */
final class RowFilter<T> {
    private final TableSchema<T> schema;
    private final Invocation call;
    private final List<Column<T>> columns = new ArrayList<>();

    /**
     * @param filters which columns the command finds by, where they are given
     */
    RowFilter(TableSchema<T> schema, Invocation call, Predicate<Column<T>> filters) {
        this.schema = schema;
        this.call = call;
        for (Column<T> column : schema.columns()) {
            if (filters.test(column) && call.has(column.name())) {
                columns.add(column);
            }
        }
    }

    /** One or several values of a type, or texts with wildcards. */
    static ValueType any(ValueType type) {
        return new ValueType() {
            @Override
            public Object convert(Object value) {
                List<Object> wanted = new ArrayList<>();
                for (Object each : Values.list(value)) {
                    boolean wildcard = Values.text(each).matches(".*[*?].*");
                    wanted.add(wildcard ? Values.text(each) : type.convert(each));
                }
                return wanted;
            }

            @Override
            public boolean wantsText() {
                return type.wantsText();
            }
        };
    }

    List<T> of(HostAdministration host) {
        List<T> fitting = new ArrayList<>();
        for (T row : schema.table().apply(host).list()) {
            if (columns.stream().allMatch(column -> fits(column, row))) {
                fitting.add(row);
            }
        }
        return fitting;
    }

    /** The filter for people. */
    String describe() {
        List<String> parts = new ArrayList<>();
        columns.forEach(each -> parts.add("-" + each.name() + " " + call.text(each.name())));
        return parts.isEmpty() ? "(the table is empty)" : String.join(" ", parts);
    }

    private boolean fits(Column<T> column, T row) {
        String value = Values.text(column.value().apply(row));
        return Values.list(call.get(column.name())).stream()
                .anyMatch(wanted -> Patterns.like(value, Values.text(wanted), false));
    }
}
