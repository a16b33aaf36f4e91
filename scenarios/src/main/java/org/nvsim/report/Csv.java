package org.nvsim.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180) in UTF-8, with a header and lines that end in a line feed. */
final class Csv implements TableFormat {
    Csv() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public void write(Table table, OutputStream out) throws IOException {
        out.write(line(table.columns().stream().map(c -> (Object) c.name()).toList()));
        for (List<Object> row : table.rows()) {
            out.write(line(row));
        }
    }

    private static byte[] line(List<Object> cells) {
        String line = cells.stream().map(Csv::text).collect(Collectors.joining(","));
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        String text = cell.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
