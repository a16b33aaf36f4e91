package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a scenario with changes written into it; comments and all else stay as they are. */
public final class ChangedText {
    private static final Pattern TOP_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*");
    private static final Pattern MECHANISM = Pattern.compile("(mechanism: *)[a-z-]+");

    private final List<String> lines;

    private ChangedText(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    /** The changed text. */
    public static String of(String text, List<Change> changes) {
        ChangedText changed = new ChangedText(text);
        for (Change change : changes) {
            if (change.path().equals(Change.TIMELINE)) {
                changed.addToTimeline(change.value());
            } else {
                changed.setMechanism(change.value());
            }
        }
        return String.join("\n", changed.lines) + "\n";
    }

    private void setMechanism(String word) {
        int start = find("virtualization");
        if (start < 0) {
            section("virtualization: { mechanism: " + word + " }");
            return;
        }
        for (int i = start; i < end(start); i++) {
            String line = lines.get(i);
            if (MECHANISM.matcher(line).find()) {
                lines.set(i, MECHANISM.matcher(line).replaceFirst("$1" + word));
                return;
            }
        }
        String line = lines.get(start);
        int brace = line.indexOf('{');
        if (brace >= 0) {
            String comma = line.substring(brace + 1).strip().startsWith("}") ? "" : ",";
            lines.set(
                    start,
                    line.substring(0, brace + 1)
                            + " mechanism: "
                            + word
                            + comma
                            + line.substring(brace + 1));
        } else {
            lines.add(start + 1, "  mechanism: " + word);
        }
    }

    private void addToTimeline(String action) {
        int start = find("timeline");
        if (start < 0) {
            section("timeline:");
            lines.add("  - " + action);
            return;
        }
        int end = end(start);
        while (end > start + 1 && isFiller(lines.get(end - 1))) {
            end--;
        }
        String last = lines.get(end - 1);
        int bracket = last.lastIndexOf(']');
        boolean inBrackets = lines.get(start).replaceFirst("#.*", "").contains("[");
        if (inBrackets && bracket >= 0) {
            String before = last.substring(0, bracket).stripTrailing();
            String comma = before.endsWith("[") || before.endsWith(",") ? " " : ", ";
            lines.set(end - 1, before + comma + action + " " + last.substring(bracket));
        } else {
            String indent = end - 1 > start ? last.replaceFirst("\\S.*", "") : "  ";
            lines.add(end, indentOfEntries(start, end, indent) + "- " + action);
        }
    }

    /** How far the entries of a list are indented: as its first one. */
    private String indentOfEntries(int start, int end, String otherwise) {
        for (int i = start + 1; i < end; i++) {
            if (lines.get(i).strip().startsWith("- ")) {
                return lines.get(i).replaceFirst("\\S.*", "");
            }
        }
        return otherwise;
    }

    private void section(String line) {
        lines.add("");
        lines.add(line);
    }

    private int find(String key) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + ":")) {
                return i;
            }
        }
        return -1;
    }

    /** The first line after a section. */
    private int end(int start) {
        int end = start + 1;
        while (end < lines.size() && !TOP_KEY.matcher(lines.get(end)).matches()) {
            end++;
        }
        return end;
    }

    private static boolean isFiller(String line) {
        return line.isBlank() || line.startsWith("#");
    }
}
