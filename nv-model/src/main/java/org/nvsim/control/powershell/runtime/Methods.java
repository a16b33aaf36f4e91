package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The few methods of text, arrays and hashtables that policy scripts call. */
final class Methods {
    private Methods() {}

    static Object call(Object target, String name, List<Object> arguments) {
        String method = name.toLowerCase(Locale.ROOT);
        if (method.equals("tostring") && arguments.isEmpty()) {
            return Values.text(target);
        }
        Object result = null;
        if (target instanceof Table) {
            result = ofTable((Table) target, method, arguments);
        } else if (target instanceof String) {
            result = ofText((String) target, method, arguments);
        } else if (target instanceof List && method.equals("contains") && arguments.size() == 1) {
            result = Comparisons.compare("-contains", target, arguments.get(0));
        }
        if (result == null) {
            throw new IllegalArgumentException(
                    "method ."
                            + name
                            + "() with "
                            + arguments.size()
                            + " arguments on "
                            + Values.kind(target)
                            + " is not known to nvsim");
        }
        return result == VOID ? null : result;
    }

    private static final Object VOID = new Object();

    private static Object ofTable(Table table, String method, List<Object> arguments) {
        String first = arguments.isEmpty() ? "" : Values.text(arguments.get(0));
        switch (method + arguments.size()) {
            case "add2":
                if (table.has(first)) {
                    throw new IllegalArgumentException("the hashtable has '" + first + "' already");
                }
                table.put(first, arguments.get(1));
                return VOID;
            case "remove1":
                table.remove(first);
                return VOID;
            case "contains1":
            case "containskey1":
                return table.has(first);
            default:
                return null;
        }
    }

    private static Object ofText(String text, String method, List<Object> arguments) {
        String first = arguments.isEmpty() ? "" : Values.text(arguments.get(0));
        switch (method + arguments.size()) {
            case "toupper0":
                return text.toUpperCase(Locale.ROOT);
            case "tolower0":
                return text.toLowerCase(Locale.ROOT);
            case "trim0":
                return text.strip();
            case "contains1":
                return text.contains(first);
            case "startswith1":
                return text.startsWith(first);
            case "endswith1":
                return text.endsWith(first);
            case "replace2":
                if (first.isEmpty()) {
                    throw new IllegalArgumentException(".Replace() needs something to replace");
                }
                return replaced(text, first, Values.text(arguments.get(1)));
            case "split1":
                return split(text, first);
            case "substring1":
            case "substring2":
                return substring(text, arguments);
            default:
                return null;
        }
    }

    private static String replaced(String text, String old, String with) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
            result.append(text, from, at).append(with);
            Values.requireSize(result.length());
            from = at + old.length();
        }
        return result.append(text, from, text.length()).toString();
    }

    private static List<Object> split(String text, String separators) {
        List<Object> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (separators.indexOf(text.charAt(i)) >= 0) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static String substring(String text, List<Object> arguments) {
        long from = Values.whole(arguments.get(0));
        long to = arguments.size() > 1 ? from + Values.whole(arguments.get(1)) : text.length();
        if (from < 0 || to < from || to > text.length()) {
            throw new IllegalArgumentException(
                    ".Substring() reaches outside the " + text.length() + " characters");
        }
        return text.substring((int) from, (int) to);
    }
}
