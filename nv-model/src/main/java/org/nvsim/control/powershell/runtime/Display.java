package org.nvsim.control.powershell.runtime;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** Shows values that a script puts out to nobody: text as it is, objects name by name. */
final class Display extends AbstractList<Object> {
    private final ScriptSink sink;

    Display(ScriptSink sink) {
        this.sink = sink;
    }

    /** Shows the value at once; nothing is kept. */
    @Override
    public boolean add(Object value) {
        lines(value).forEach(sink::wrote);
        return true;
    }

    @Override
    public Object get(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
        return 0;
    }

    private static List<String> lines(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Table) {
            return table((Table) value);
        }
        if (value instanceof PsObject) {
            List<String> lines = table(((PsObject) value).properties());
            lines.add("");
            return lines;
        }
        return List.of(Values.text(value));
    }

    private static List<String> table(Table table) {
        int width = table.names().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (String name : table.names()) {
            lines.add(
                    name
                            + " ".repeat(width - name.length())
                            + " : "
                            + Values.text(table.get(name)));
        }
        return lines;
    }
}
