package org.nvsim.scenario.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nvsim.limits.InputLimits;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Turns one YAML document into a located tree. */
public final class YamlReader {
    /** Largest text that is read. */
    public static final int MAX_BYTES = InputLimits.FILE_BYTES;

    /** Deepest nesting of lists and maps. */
    public static final int MAX_DEPTH = InputLimits.FILE_DEPTH;

    private static final String ALIASES = "aliases (*name) are not part of the language";

    private static final YAMLFactory FACTORY =
            YAMLFactory.builder()
                    .loadSettings(
                            LoadSettings.builder()
                                    .setCodePointLimit(MAX_BYTES)
                                    .setAllowDuplicateKeys(true) // reported by map(), all of them
                                    .build())
                    .build();

    private final String name;
    private final List<String> lines;
    private final Problems problems;
    private final YAMLParser parser;

    private YamlReader(String name, String text, Problems problems) {
        this.name = name;
        this.lines = text.lines().toList();
        this.problems = problems;
        this.parser =
                (YAMLParser)
                        FACTORY.createParser(ObjectReadContext.empty(), new WholeCharacters(text));
    }

    /**
     * Reads a text. Mistakes are reported to {@code problems}; the tree is empty only when they
     * left nothing to look at.
     *
     * @param name what marks call the text
     */
    public static Optional<Located> read(String name, String text, Problems problems) {
        Objects.requireNonNull(name, "name");
        SourceMark start = new SourceMark(name, 1, 1);
        if (text.length() > MAX_BYTES) {
            problems.error(start, "larger than the 1 MiB a scenario may have");
            return Optional.empty();
        }
        YamlReader reader = new YamlReader(name, text, problems);
        try {
            return reader.reportControlCharacters() ? Optional.empty() : reader.document();
        } catch (JacksonException e) {
            reader.reportSyntax(e);
            return Optional.empty();
        } finally {
            reader.parser.close();
        }
    }

    private Optional<Located> document() {
        if (parser.nextToken() == null) {
            problems.error(new SourceMark(name, 1, 1), "the file is empty");
            return Optional.empty();
        }
        Optional<Located> root = value(1);
        if (root.isPresent() && parser.nextToken() != null) {
            problems.error(here(), "a scenario is one document; remove '---' and what follows it");
        }
        return root;
    }

    /** The value that starts at the current token; empty when its depth made reading stop. */
    private Optional<Located> value(int depth) {
        refuseDecorations();
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return Optional.of(scalar());
        }
        if (depth > MAX_DEPTH) {
            problems.error(here(), "nested more than " + MAX_DEPTH + " levels deep");
            return Optional.empty();
        }
        return token == JsonToken.START_OBJECT ? map(depth) : list(depth);
    }

    private Optional<Located> list(int depth) {
        SourceMark mark = here();
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Optional<Located> item = value(depth + 1);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
        }
        return Optional.of(new LocatedList(mark, items));
    }

    private Optional<Located> map(int depth) {
        SourceMark mark = here();
        List<LocatedMap.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            SourceMark keyMark = here();
            String key = parser.currentName();
            if (lineFrom(keyMark).startsWith("*")) {
                problems.error(keyMark, ALIASES);
            }
            if (key.equals("<<")) {
                problems.error(keyMark, "merge keys (<<) are not part of the language");
            }
            refuseControls(keyMark, key);
            boolean fresh = keys.add(key);
            if (!fresh) {
                problems.error(keyMark, "'" + key + "' is here twice");
            }
            parser.nextToken();
            Optional<Located> value = value(depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (fresh && !key.equals("<<")) {
                entries.add(new LocatedMap.Entry(keyMark, key, value.get()));
            }
        }
        return Optional.of(new LocatedMap(mark, entries));
    }

    private Located scalar() {
        SourceMark mark = here();
        String text = parser.getString();
        refuseControls(mark, text == null ? "" : text);
        String source = lineFrom(mark);
        LocatedScalar.Style style =
                source.startsWith("\"") || source.startsWith("'")
                        ? LocatedScalar.Style.QUOTED
                        : source.startsWith("|") || source.startsWith(">")
                                ? LocatedScalar.Style.BLOCK
                                : LocatedScalar.Style.PLAIN;
        return new LocatedScalar(mark, text == null ? "" : text, style);
    }

    private void refuseDecorations() {
        if (parser.isCurrentAlias()) {
            problems.error(here(), ALIASES);
        } else if (parser.getObjectId() != null || lineFrom(here()).startsWith("&")) {
            problems.error(here(), "anchors (&name) are not part of the language");
        }
        if (parser.getTypeId() != null || lineFrom(here()).startsWith("!")) {
            problems.error(here(), "tags (!name) are not part of the language");
        }
    }

    /**
     * What a text cannot hold raw it cannot hold by an escape: it would move a terminal's cursor.
     */
    private void refuseControls(SourceMark mark, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\n' && isForbidden(text, i)) {
                problems.error(
                        mark,
                        String.format(
                                Locale.ROOT,
                                "a control character by an escape, U+%04X",
                                (int) text.charAt(i)));
                return;
            }
        }
    }

    private SourceMark here() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new SourceMark(name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private String lineFrom(SourceMark mark) {
        if (mark.line() > lines.size()) {
            return "";
        }
        String line = lines.get(mark.line() - 1);
        return line.substring(Math.min(line.length(), mark.column() - 1));
    }

    private void reportSyntax(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            Mark at = yaml.getProblemMark().get();
            SourceMark mark = new SourceMark(name, at.getLine() + 1, at.getColumn() + 1);
            problems.error(mark, "not valid YAML: " + YamlComplaint.of(yaml));
            return;
        }
        TokenStreamLocation at = e.getLocation();
        SourceMark mark =
                at == null
                        ? new SourceMark(name, 1, 1)
                        : new SourceMark(
                                name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        String complaint = YamlComplaint.firstLine(e.getOriginalMessage());
        boolean alias = complaint.startsWith("Expected a property name");
        problems.error(mark, alias ? ALIASES : "not valid YAML: " + complaint);
    }

    /** Control characters, halves of characters, and what Unicode says is no character. */
    private static boolean isForbidden(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c != '\t' && Character.isISOControl(c) || c >= '\uFFFE';
    }

    /** The parser refuses control characters too, but does not say where they are. */
    private boolean reportControlCharacters() {
        boolean found = false;
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isForbidden(text, i)) {
                    problems.error(
                            new SourceMark(name, line + 1, i + 1),
                            String.format(Locale.ROOT, "a control character, U+%04X", (int) c));
                    found = true;
                }
            }
        }
        return found;
    }
}
