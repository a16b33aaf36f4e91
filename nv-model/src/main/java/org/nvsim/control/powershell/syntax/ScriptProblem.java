package org.nvsim.control.powershell.syntax;

import java.util.Objects;

/**
 * Something wrong at one place of a script.
 *
 * @param file name of the script as the user gave it
 * @param line line, from 1
 * @param column column in characters, from 1
 * @param message what is wrong and what would be right
 * @param sourceLine the text of that line
 */
public record ScriptProblem(String file, int line, int column, String message, String sourceLine) {
    public ScriptProblem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
        Objects.requireNonNull(sourceLine);
    }

    /** {@code file:line:column: message}, the source line, and a caret below the place. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(file).append(':').append(line).append(':').append(column);
        text.append(": ").append(message).append('\n').append(sourceLine).append('\n');
        for (int i = 0; i < column - 1; i++) {
            text.append(i < sourceLine.length() && sourceLine.charAt(i) == '\t' ? '\t' : ' ');
        }
        return text.append('^').toString();
    }
}
