package org.nvsim.scenario.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tree as YAML text that reads back as the same tree: short parts on one line, long ones not. */
public final class YamlPrinter {
    private static final int WIDTH = 96;
    private static final int INDENT = 2;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./+%()=<>-]*( [A-Za-z0-9_./+%()=<>-]+)*");

    private final StringBuilder text = new StringBuilder();

    private YamlPrinter() {}

    /** The whole text, ending in a line break. */
    public static String print(LocatedMap root) {
        YamlPrinter printer = new YamlPrinter();
        for (LocatedMap.Entry entry : root.entries()) {
            boolean section = printer.text.length() > 0 && !isLeaf(entry.value());
            printer.text.append(section ? "\n" : "");
            printer.entry(entry, 0);
        }
        return printer.text.toString();
    }

    /** The tree on one line, however long. */
    public static String line(Located tree) {
        return flow(tree, Integer.MAX_VALUE).orElseThrow();
    }

    private static boolean isLeaf(Located tree) {
        return tree instanceof LocatedScalar;
    }

    private void entry(LocatedMap.Entry entry, int indent) {
        text.append(" ".repeat(indent)).append(scalar(entry.key())).append(':');
        value(entry.value(), indent, indent + scalar(entry.key()).length() + 2);
    }

    /** What follows a colon or, in a list, a dash. */
    private void value(Located tree, int indent, int column) {
        Optional<String> line = flow(tree, WIDTH - column);
        boolean prose = tree instanceof LocatedScalar s && s.text().length() > WIDTH - column;
        if (prose && isFoldable(((LocatedScalar) tree).text())) {
            text.append(" >\n");
            fold(((LocatedScalar) tree).text().strip(), indent + INDENT);
        } else if (line.isPresent()) {
            text.append(line.get().isEmpty() ? "" : " ").append(line.get()).append('\n');
        } else if (tree instanceof LocatedMap map) {
            text.append('\n');
            map.entries().forEach(entry -> entry(entry, indent + INDENT));
        } else {
            text.append('\n');
            ((LocatedList) tree).items().forEach(item -> item(item, indent + INDENT));
        }
    }

    private void item(Located item, int indent) {
        Optional<String> line = flow(item, WIDTH - indent - INDENT);
        text.append(" ".repeat(indent)).append('-');
        if (line.isPresent()) {
            text.append(' ').append(line.get()).append('\n');
        } else if (item instanceof LocatedMap map) {
            text.append(' ');
            int start = text.length();
            map.entries().forEach(entry -> entry(entry, indent + INDENT));
            text.delete(start, start + indent + INDENT); // the first key stands beside the dash
        } else {
            value(item, indent, indent + INDENT);
        }
    }

    /** The tree on one line, if it fits. */
    private static Optional<String> flow(Located tree, int room) {
        if (tree instanceof LocatedScalar scalar) {
            return Optional.of(scalar.isEmpty() ? "" : scalar(scalar.text()));
        }
        StringBuilder line = new StringBuilder();
        boolean map = tree instanceof LocatedMap;
        int count =
                map ? ((LocatedMap) tree).entries().size() : ((LocatedList) tree).items().size();
        for (int i = 0; i < count; i++) {
            Located inner =
                    map
                            ? ((LocatedMap) tree).entries().get(i).value()
                            : ((LocatedList) tree).items().get(i);
            String key = map ? scalar(((LocatedMap) tree).entries().get(i).key()) + ": " : "";
            Optional<String> part = flow(inner, room - line.length());
            if (part.isEmpty() || line.length() + key.length() + part.get().length() > room - 4) {
                return Optional.empty();
            }
            line.append(i == 0 ? "" : ", ").append(key).append(part.get());
        }
        return Optional.of(count == 0 ? (map ? "{}" : "[]") : enclosed(map, line.toString()));
    }

    private static String enclosed(boolean map, String line) {
        return map ? "{ " + line + " }" : "[ " + line + " ]";
    }

    private static boolean isFoldable(String prose) {
        String body = prose.strip();
        return !body.contains("\n") && !body.contains("  ") && body.chars().allMatch(c -> c >= ' ');
    }

    private void fold(String prose, int indent) {
        int column = 0;
        for (String word : List.of(prose.split(" "))) {
            boolean wraps = column > 0 && column + 1 + word.length() > WIDTH;
            if (wraps) {
                text.append('\n');
                column = 0;
            }
            String before = column == 0 ? " ".repeat(indent) : " ";
            text.append(before).append(word);
            column += before.length() + word.length();
        }
        text.append('\n');
    }

    private static String scalar(String value) {
        if (PLAIN.matcher(value).matches() || value.isEmpty()) {
            return value.isEmpty() ? "\"\"" : value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        quoted.append(String.format(Locale.ROOT, "\\x%02X", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
