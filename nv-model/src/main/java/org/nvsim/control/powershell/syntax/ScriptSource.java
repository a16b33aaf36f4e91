package org.nvsim.control.powershell.syntax;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** A script's name and text; turns offsets into places for people. */
public final class ScriptSource {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    public ScriptSource(String name, String text) {
        this.name = Objects.requireNonNull(name);
        this.text = Objects.requireNonNull(text);
        this.lineStarts =
                IntStream.concat(
                                IntStream.of(0),
                                IntStream.range(0, text.length())
                                        .filter(i -> text.charAt(i) == '\n')
                                        .map(i -> i + 1))
                        .toArray();
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Line of {@code offset}, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** {@code file:line}: where something was defined. */
    public String place(int offset) {
        return name + ":" + line(offset);
    }

    public ScriptProblem problem(int offset, String message) {
        int at = Math.min(offset, text.length());
        int start = lineStarts[line(at) - 1];
        int end = text.indexOf('\n', at);
        String line = text.substring(start, end < 0 ? text.length() : end);
        if (line.endsWith("\r")) {
            line = line.substring(0, line.length() - 1);
        }
        return new ScriptProblem(name, line(at), at - start + 1, message, line);
    }
}
