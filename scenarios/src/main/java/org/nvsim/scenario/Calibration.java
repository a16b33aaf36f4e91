package org.nvsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlReader;

/** The numbers of the cost model that ship, each with where it comes from. */
public final class Calibration {
    private static final String FILE = "/calibration.yaml";

    /**
     * One number.
     *
     * @param name as the file and scenarios write it
     * @param valuePs picoseconds
     * @param kind {@code fitted} to a published measurement, or {@code assumed}
     * @param source where it comes from
     */
    public record Entry(String name, long valuePs, String kind, String source) {}

    private final List<Entry> entries;

    private Calibration(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The file that ships. */
    public static Calibration shipped() {
        Problems problems = new Problems(new Sources());
        Optional<Located> tree = YamlReader.read(FILE, text(), problems);
        if (problems.hasErrors() || !(tree.orElseThrow() instanceof LocatedMap map)) {
            throw new IllegalStateException(FILE + " is no calibration file");
        }
        List<Entry> entries = new ArrayList<>();
        for (LocatedMap.Entry entry : map.entries()) {
            LocatedMap fields = (LocatedMap) entry.value();
            entries.add(
                    new Entry(
                            entry.key(),
                            Quantity.DURATION.parse(text(fields, "value"), Limits.WORK, "2.45us"),
                            text(fields, "kind"),
                            text(fields, "source").strip()));
        }
        return new Calibration(entries);
    }

    /** In the file's order. */
    public List<Entry> entries() {
        return entries;
    }

    /** Picoseconds of a number that the file must have. */
    long valuePs(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " has no " + name))
                .valuePs();
    }

    private static String text(LocatedMap fields, String key) {
        return fields.get(key)
                .map(value -> ((LocatedScalar) value).text())
                .orElseThrow(() -> new IllegalStateException(FILE + " lacks a " + key));
    }

    private static String text() {
        try (InputStream in = Calibration.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE + " in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + FILE, e);
        }
    }
}
