package org.nvsim.control.powershell.syntax;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code 5001}, {@code 0x1389}, {@code 1.5} and {@code 2KB} into numbers. */
final class NumberReader {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(0x[0-9a-f]+|\\d+(?:\\.\\d+)?)(kb|mb|gb|tb)?", Pattern.CASE_INSENSITIVE);

    private NumberReader() {}

    /** The number that {@code word} is, or null if it is none. */
    static Object parse(String word) {
        Matcher matcher = NUMBER.matcher(word);
        if (!matcher.matches()) {
            return null;
        }
        String digits = matcher.group(1).toLowerCase(Locale.ROOT);
        long unit = unit(matcher.group(2));
        try {
            if (digits.startsWith("0x")) {
                return Math.multiplyExact(Long.parseLong(digits.substring(2), 16), unit);
            }
            if (digits.indexOf('.') >= 0) {
                return Double.parseDouble(digits) * unit;
            }
            return Math.multiplyExact(Long.parseLong(digits), unit);
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    private static long unit(String suffix) {
        if (suffix == null) {
            return 1;
        }
        return 1L << 10 * ("kmgt".indexOf(Character.toLowerCase(suffix.charAt(0))) + 1);
    }

    /**
     * Reads the number that starts here, fraction included but never the dots of a range.
     *
     * @return the number; the cursor stands behind it
     */
    static Object read(Cursor cursor) {
        int start = cursor.at();
        while (Cursor.isWord(cursor.peek())
                || (cursor.peek() == '.' && Character.isDigit(cursor.peek(1)))) {
            cursor.skip(1);
        }
        String word = cursor.substring(start);
        Object number = parse(word);
        if (number == null) {
            throw new SyntaxError(
                    start, "'" + word + "' is no number: put text in quotes, \"" + word + "\"");
        }
        return number;
    }
}
