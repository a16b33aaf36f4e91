package org.nvsim.control.powershell.syntax;

import java.util.List;
import java.util.Locale;

/** Which operators there are and how tightly they bind, from {@code -and} to {@code ..}. */
final class Operators {
    /** Levels from loosest to tightest; one between commas and these is the unary level. */
    static final List<List<String>> LEVELS =
            List.of(
                    List.of("-and", "-or", "-xor"),
                    List.of(
                            "-eq",
                            "-ne",
                            "-lt",
                            "-gt",
                            "-le",
                            "-ge",
                            "-like",
                            "-notlike",
                            "-match",
                            "-notmatch",
                            "-contains",
                            "-notcontains",
                            "-in",
                            "-notin",
                            "-replace",
                            "-split",
                            "-join",
                            "-is",
                            "-isnot",
                            "-as"),
                    List.of("+", "-"),
                    List.of("*", "/", "%"),
                    List.of("-f"),
                    List.of(".."));

    /** Unary operators written as words. */
    static final List<String> UNARY = List.of("-not", "-join", "-split");

    private static final List<String> UNKNOWN = List.of("-is", "-isnot", "-as");

    private Operators() {}

    /**
     * The binary operator that starts here in lower case, without moving, or an empty text. A
     * leading {@code i} ("ignore case") is dropped, a leading {@code c} is kept.
     */
    static String ahead(Cursor cursor) {
        char c = cursor.peek();
        if (c == '-' && Character.isLetter(cursor.peek(1))) {
            return canonical(word(cursor));
        }
        if (c == '.' && cursor.peek(1) == '.') {
            return "..";
        }
        return "+-*/%".indexOf(c) >= 0 && c != '\0' && cursor.peek(1) != '=' && !doubled(cursor)
                ? String.valueOf(c)
                : "";
    }

    /** How many characters the operator that starts here takes. */
    static int lengthAhead(Cursor cursor, String operator) {
        return operator.length() > 1 && operator.charAt(0) == '-'
                ? word(cursor).length()
                : operator.length();
    }

    static boolean known(String operator) {
        return !UNKNOWN.contains(operator)
                && LEVELS.stream().anyMatch(level -> level.contains(plain(operator)));
    }

    static boolean at(int level, String operator) {
        return LEVELS.get(level).contains(plain(operator));
    }

    private static boolean doubled(Cursor cursor) {
        return (cursor.peek() == '+' || cursor.peek() == '-') && cursor.peek(1) == cursor.peek();
    }

    private static String word(Cursor cursor) {
        StringBuilder word = new StringBuilder("-");
        for (int i = 1; Character.isLetter(cursor.peek(i)); i++) {
            word.append(cursor.peek(i));
        }
        return word.toString().toLowerCase(Locale.ROOT);
    }

    /** The operator without the mark for case. */
    private static String plain(String operator) {
        return operator.startsWith("-c") && COMPARISON.contains("-" + operator.substring(2))
                ? "-" + operator.substring(2)
                : operator;
    }

    private static String canonical(String word) {
        return word.startsWith("-i") && COMPARISON.contains("-" + word.substring(2))
                ? "-" + word.substring(2)
                : word;
    }

    private static final List<String> COMPARISON = LEVELS.get(1);
}
