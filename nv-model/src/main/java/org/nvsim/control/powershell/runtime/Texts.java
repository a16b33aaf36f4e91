package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operators on text: {@code -f}, {@code -join}, {@code -split}, {@code -replace}. */
final class Texts {
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\{\\{|\\}\\}|\\{(\\d{1,3})(?:,(-?\\d{1,3}))?(?::([dDxX])(\\d{0,2}))?\\}|[{}]");

    private Texts() {}

    static String join(Object items, String separator) {
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object item : Values.readOnly(items)) {
            joined.append(between).append(Values.text(item));
            Values.requireSize(joined.length());
            between = separator;
        }
        return joined.toString();
    }

    /** Pieces of the text, at most {@code limit} where that is above 0. */
    static List<Object> split(Object value, Object by) {
        List<Object> arguments = Values.list(by);
        String regex = Values.text(arguments.get(0));
        long limit = arguments.size() > 1 ? Values.whole(arguments.get(1)) : 0;
        List<Object> pieces = new ArrayList<>();
        for (Object item : Values.list(value)) {
            String text = Values.text(item);
            Matcher matcher = Patterns.matcher(regex, text, false);
            int from = 0;
            while ((limit <= 0 || pieces.size() < limit - 1) && matcher.find()) {
                if (matcher.end() > 0) {
                    Values.requireSize(pieces.size());
                    pieces.add(text.substring(from, matcher.start()));
                    from = matcher.end();
                }
            }
            pieces.add(text.substring(from));
        }
        return pieces;
    }

    /** Words between white space: the unary {@code -split}. */
    static List<Object> words(Object value) {
        return Values.list(value).stream()
                .flatMap(item -> Pattern.compile("\\s+").splitAsStream(Values.text(item).strip()))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    static Object replace(Object value, Object by, boolean exact) {
        return replace(value, by, exact, 0);
    }

    private static Object replace(Object value, Object by, boolean exact, int depth) {
        Values.requireShallow(depth);
        List<Object> arguments = Values.list(by);
        String regex = Values.text(arguments.isEmpty() ? null : arguments.get(0));
        String with = arguments.size() > 1 ? Values.text(arguments.get(1)) : "";
        if (value instanceof List) {
            List<Object> all = new ArrayList<>();
            long size = 0;
            for (Object item : (List<?>) value) {
                Object replaced = replace(item, by, exact, depth + 1);
                size += replaced instanceof String text ? text.length() : 0;
                Values.requireSize(size);
                all.add(replaced);
            }
            return all;
        }
        try {
            StringBuilder result = new StringBuilder();
            Matcher matcher = Patterns.matcher(regex, Values.text(value), exact);
            while (matcher.find()) {
                matcher.appendReplacement(result, with);
                Values.requireSize(result.length());
            }
            String replaced = matcher.appendTail(result).toString();
            Values.requireSize(replaced.length());
            return replaced;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + with + "' names a group that is not there");
        }
    }

    /** {@code "{0} is {1:X2}" -f 1, 2}: whole numbers in decimal (D) or hex (X), and widths. */
    static String format(String template, Object values) {
        List<Object> arguments = values == null ? List.of("") : Values.list(values);
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            result.append(template, from, matcher.start());
            result.append(placeholder(matcher, arguments));
            Values.requireSize(result.length());
            from = matcher.end();
        }
        return result.append(template.substring(from)).toString();
    }

    private static String placeholder(Matcher matcher, List<Object> arguments) {
        if (matcher.group(1) == null) {
            if (matcher.group().length() == 2) {
                return matcher.group().substring(1);
            }
            throw new IllegalArgumentException(
                    "-f knows {0}, {0,8}, {0:D3} and {0:X2}; a brace itself is {{ or }}");
        }
        int index = Integer.parseInt(matcher.group(1));
        if (index >= arguments.size()) {
            throw new IllegalArgumentException(
                    "-f has no value for {" + index + "}: there are " + arguments.size());
        }
        String text = shown(arguments.get(index), matcher.group(3), matcher.group(4));
        int width = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? text + blanks : blanks + text;
    }

    private static String shown(Object value, String style, String digits) {
        if (style == null) {
            return Values.text(value);
        }
        long number = Values.whole(value);
        String text =
                style.equalsIgnoreCase("d")
                        ? Long.toString(Math.abs(number))
                        : Long.toHexString(number);
        int width = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        String padded = "0".repeat(Math.max(0, width - text.length())) + text;
        if (style.equalsIgnoreCase("d")) {
            return number < 0 ? "-" + padded : padded;
        }
        return style.equals("X") ? padded.toUpperCase(Locale.ROOT) : padded;
    }
}
