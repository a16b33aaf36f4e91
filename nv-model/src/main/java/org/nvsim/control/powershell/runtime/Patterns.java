package org.nvsim.control.powershell.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nvsim.limits.InputLimits;

/** Wildcards and regular expressions on text, with a bound on the work of a bad expression. */
public final class Patterns {
    private static final int LOOK_LIMIT = 1_000_000;

    /** Longest pattern, in characters, and deepest nesting of groups in it. */
    private static final int LENGTH_LIMIT = InputLimits.PATTERN_LENGTH;

    private static final int GROUP_LIMIT = 100;

    private Patterns() {}

    /** Whether text fits a pattern with {@code *} and {@code ?}. */
    public static boolean like(String text, String wildcard, boolean exact) {
        if (wildcard.indexOf('*') < 0 && wildcard.indexOf('?') < 0) {
            return exact ? text.equals(wildcard) : text.equalsIgnoreCase(wildcard);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < wildcard.length(); i++) {
            char c = wildcard.charAt(i);
            if (c == '*') {
                // Several in a row mean no more than one, and cost much more.
                if (i == 0 || wildcard.charAt(i - 1) != '*') {
                    regex.append(".*");
                }
            } else if (c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return matcher(regex.toString(), text, exact).matches();
    }

    /** A matcher that gives up with a message rather than run for ever. */
    static Matcher matcher(String regex, String text, boolean exact) {
        requireModest(regex);
        int flags = exact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        try {
            return Pattern.compile(regex, flags | Pattern.DOTALL)
                    .matcher(new Bounded(text, 0, text.length(), new int[1]));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + regex + "' is no regular expression: " + e.getDescription());
        }
    }

    /** Patterns are read by recursion, group by group. */
    private static void requireModest(String regex) {
        if (regex.length() > LENGTH_LIMIT) {
            throw new IllegalArgumentException(
                    "a pattern may have " + LENGTH_LIMIT + " characters, no more");
        }
        int depth = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            i += c == '\\' ? 1 : 0;
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth > GROUP_LIMIT) {
                throw new IllegalArgumentException(
                        "groups of a pattern are nested deeper than " + GROUP_LIMIT);
            }
        }
    }

    /** Text that counts how often it is looked at. */
    private record Bounded(String text, int from, int to, int[] looks) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > LOOK_LIMIT) {
                throw new IllegalArgumentException("this pattern takes too long on this text");
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bounded(text, from + start, from + end, looks);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
