package org.nvsim.cli;

/** A word of a command that a reader may paste into a shell. */
final class ShellWord {
    private ShellWord() {}

    /** The text, in quotes if a POSIX shell would otherwise read more into it. */
    static String of(String text) {
        return text.matches("[A-Za-z0-9_./=:,@%+-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
