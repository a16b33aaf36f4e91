package org.nvsim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.report.SweepJson;
import org.nvsim.report.SweepTables;
import org.nvsim.report.Table;
import org.nvsim.report.TableFormat;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepStore;

/** Writes what a sweep showed into its folder, in the formats that were asked for. */
final class SweepFolder {
    private static final String JSON = "json";

    /** Writes a file's contents. */
    @FunctionalInterface
    private interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    private final List<TableFormat> tables = new ArrayList<>();
    private final boolean json;

    private SweepFolder(boolean json) {
        this.json = json;
    }

    /**
     * A writer of these formats.
     *
     * @throws IllegalArgumentException if this installation does not have one of them
     */
    static SweepFolder of(List<String> formats) {
        SweepFolder folder = new SweepFolder(formats.contains(JSON));
        List<TableFormat> known = TableFormat.all();
        for (String name : formats) {
            Optional<TableFormat> found =
                    known.stream().filter(format -> format.name().equals(name)).findFirst();
            found.ifPresent(folder.tables::add);
            if (found.isEmpty() && !name.equals(JSON)) {
                List<String> names =
                        new ArrayList<>(known.stream().map(TableFormat::name).toList());
                names.add(JSON);
                throw new IllegalArgumentException(
                        "no format '"
                                + name
                                + "' in this installation; it has "
                                + String.join(", ", names));
            }
        }
        return folder;
    }

    /** Writes all files; each appears complete or not at all. */
    void write(Path folder, SweepResult result, SweepStore store) throws IOException {
        List<Table> all = SweepTables.of(result);
        for (TableFormat format : tables) {
            for (Table table : all) {
                write(folder, table.name() + "." + format.name(), out -> format.write(table, out));
            }
        }
        if (json) {
            write(
                    folder,
                    "results.json",
                    out -> {
                        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                        SweepJson.write(result, store, writer);
                        writer.flush();
                    });
        }
    }

    private static void write(Path folder, String name, Contents contents) throws IOException {
        Path draft = folder.resolve(name + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            contents.writeTo(out);
        }
        Files.move(
                draft,
                folder.resolve(name),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }
}
