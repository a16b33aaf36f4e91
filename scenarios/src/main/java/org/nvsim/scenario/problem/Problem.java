package org.nvsim.scenario.problem;

import java.util.Objects;

/**
 * One mistake (or one doubt) with its place and the line it stands on.
 *
 * @param mark where it is
 * @param sourceLine the text of that line, without its end
 * @param severity whether it stops the run
 * @param message what is wrong and what would be right, in one sentence without a full stop
 */
public record Problem(SourceMark mark, String sourceLine, Severity severity, String message) {
    /** What a problem does to a run. */
    public enum Severity {
        /** The scenario cannot run. */
        ERROR,
        /** The scenario runs, but probably not as meant. */
        WARNING
    }

    /** Longest part of a source line that is shown; a longer one is cut around the caret. */
    private static final int SHOWN = 160;

    /** Longest message; it may quote a scalar of any length. */
    private static final int MESSAGE = 900;

    public Problem {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(sourceLine, "sourceLine");
        Objects.requireNonNull(severity, "severity");
        message = message.length() <= MESSAGE ? message : message.substring(0, MESSAGE - 1) + "…";
    }

    /** The same problem with something added to its message. */
    public Problem with(String note) {
        return new Problem(mark, sourceLine, severity, message + note);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Three lines: {@code file:line:column: message}, the source line, a caret under the place. */
    public String render() {
        String kind = isError() ? "" : "warning: ";
        String head = mark + ": " + kind + printable(message);
        if (sourceLine.isBlank()) {
            return head + "\n";
        }
        int caret = Math.min(mark.column() - 1, sourceLine.length());
        int from = caret < SHOWN ? 0 : caret - SHOWN / 2;
        String shown = sourceLine.substring(from, Math.min(sourceLine.length(), from + SHOWN));
        StringBuilder pad = new StringBuilder();
        for (int i = from; i < caret; i++) {
            pad.append(sourceLine.charAt(i) == '\t' ? '\t' : ' ');
        }
        return head + "\n" + printable(shown) + "\n" + pad + "^\n";
    }

    @Override
    public String toString() {
        return render();
    }

    /** Control characters of an untrusted file must not reach a terminal. */
    private static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(c != '\t' && Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return safe.toString();
    }
}
