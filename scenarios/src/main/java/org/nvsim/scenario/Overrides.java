package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlReader;

/**
 * What the command line changes in a file: {@code path=value}, as in {@code
 * network.links[0].rate=5Mbps} or {@code traffic.video.size=1400B}. Values are YAML.
 */
public final class Overrides {
    /** What marks call the command line's settings; the line counts them. */
    public static final String SOURCE = "--set";

    private static final Overrides NONE = new Overrides(List.of());

    private final List<String> texts;

    private Overrides(List<String> texts) {
        this.texts = List.copyOf(texts);
    }

    /** Nothing is changed. */
    public static Overrides none() {
        return NONE;
    }

    /**
     * The given settings, applied in order; mistakes in them are reported when a file is loaded.
     */
    public static Overrides of(List<String> settings) {
        return new Overrides(settings.stream().map(text -> text.replace('\n', ' ')).toList());
    }

    List<String> texts() {
        return texts;
    }

    List<Setting> read(Problems problems) {
        if (!texts.isEmpty()) {
            problems.sources().add(SOURCE, String.join("\n", texts));
        }
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            read(texts.get(i), i + 1, settings, problems);
        }
        return settings;
    }

    private static void read(String text, int line, List<Setting> into, Problems problems) {
        SourceMark start = new SourceMark(SOURCE, line, 1);
        int equals = text.indexOf('=');
        if (equals < 0) {
            problems.error(start, "write path=value, as in seed=7");
            return;
        }
        String path = text.substring(0, equals);
        if (!Setting.isPath(path)) {
            problems.error(start, Setting.malformed(path));
            return;
        }
        String value = text.substring(equals + 1);
        if (value.isBlank()) {
            SourceMark end = start.right(equals + 1);
            into.add(
                    new Setting(
                            start, path, new LocatedScalar(end, "", LocatedScalar.Style.PLAIN)));
            return;
        }
        // Blank lines and columns in front make the marks of the value come out right.
        String placed = "\n".repeat(line - 1) + " ".repeat(equals + 1) + value;
        YamlReader.read(SOURCE, placed, problems)
                .ifPresent(tree -> into.add(new Setting(start, path, tree)));
    }
}
