package org.nvsim.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** A way of writing tables. Formats that need large libraries are found as services. */
public interface TableFormat {
    /** How the command calls it, and how files end: {@code csv}. */
    String name();

    /** Writes a table; the same table gives the same bytes. Leaves {@code out} open. */
    void write(Table table, OutputStream out) throws IOException;

    /** All that this installation has. */
    static List<TableFormat> all() {
        List<TableFormat> formats = new ArrayList<>();
        formats.add(new Csv());
        ServiceLoader.load(TableFormat.class).forEach(formats::add);
        return formats;
    }
}
