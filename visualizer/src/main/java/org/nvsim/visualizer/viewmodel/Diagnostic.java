package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.problem.Problem;

/**
 * Something wrong or doubtful in a text, and where it stands there.
 *
 * @param line counted from 1; 0 if it stands elsewhere, in a file that this one includes
 * @param start offset of its first character
 * @param end offset after its last character; the same as {@code start} if it stands elsewhere
 * @param error whether the scenario cannot run for it
 */
public record Diagnostic(int line, int start, int end, boolean error, String message) {
    /** Characters that end a word of YAML. */
    private static final String ENDS = " ,:}]\n";

    /** The places of problems in the text of the file of this name, in the order of the text. */
    static List<Diagnostic> of(String name, String text, List<Problem> problems) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Problem problem : problems) {
            diagnostics.add(
                    problem.mark().file().equals(name)
                            ? here(text, problem)
                            : new Diagnostic(
                                    0,
                                    0,
                                    0,
                                    problem.isError(),
                                    problem.mark() + ": " + problem.message()));
        }
        return List.copyOf(diagnostics);
    }

    private static Diagnostic here(String text, Problem problem) {
        int lineStart = lineStart(text, problem.mark().line());
        int start = Math.min(lineEnd(text, lineStart), lineStart + problem.mark().column() - 1);
        int end = wordEnd(text, start);
        if (end == start && end < lineEnd(text, start)) {
            end++; // a sign that is no word
        } else if (end == start && start > lineStart) {
            start--; // nothing is there where something should be: what stands before it
        }
        return new Diagnostic(
                problem.mark().line(), start, end, problem.isError(), problem.message());
    }

    private static int lineStart(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length();
            }
            at = end + 1;
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Whether it has a place in the text shown. */
    public boolean isHere() {
        return end > start;
    }

    /** Whether it stands at an offset, the one just after it included. */
    public boolean isAt(int offset) {
        return isHere() && offset >= start && offset <= end;
    }

    /** Where it stands after some text was replaced; gone from its place if that was its own. */
    Diagnostic after(int from, int removed, int added) {
        if (end <= from) {
            return this;
        }
        int moved = added - removed;
        boolean behind = start >= from + removed;
        return new Diagnostic(
                line, behind ? start + moved : start, Math.max(start, end + moved), error, message);
    }

    @Override
    public String toString() {
        return (error ? "✗ " : "⚠ ") + (line > 0 ? "line " + line + ": " : "") + message;
    }
}
