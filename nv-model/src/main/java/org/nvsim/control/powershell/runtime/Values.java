package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.limits.InputLimits;

/**
 * What PowerShell makes of one kind of value where another is wanted. Values are null, String,
 * Long, Double, Boolean, List, {@link Table}, {@link PsObject} and {@link BlockValue}. What cannot
 * be converted is an {@link IllegalArgumentException} whose message a script's author can read.
 */
public final class Values {
    private Values() {}

    /** How many arrays may stand inside each other where somebody looks into all of them. */
    static final int DEEPEST = InputLimits.VALUE_DEPTH;

    /** The value as text. */
    public static String text(Object value) {
        if (value instanceof List || value instanceof PsObject) {
            StringBuilder text = new StringBuilder();
            append(value, text, 0);
            return text.toString();
        }
        return plainText(value);
    }

    /** Arrays element by element; one that holds itself, or much of another twice, has an end. */
    private static void append(Object value, StringBuilder text, int depth) {
        requireShallow(depth);
        if (value instanceof List) {
            String between = "";
            for (Object item : (List<?>) value) {
                text.append(between);
                append(item, text, depth + 1);
                between = " ";
            }
        } else if (value instanceof PsObject) {
            Table properties = ((PsObject) value).properties();
            String between = "@{";
            for (String name : properties.names()) {
                text.append(between).append(name).append('=');
                append(properties.get(name), text, depth + 1);
                between = "; ";
            }
            text.append(properties.size() == 0 ? "@{}" : "}");
        } else {
            text.append(plainText(value));
        }
        requireSize(text.length());
    }

    static void requireShallow(int depth) {
        if (depth > DEEPEST) {
            throw new ValueBound(Budget.TOO_DEEP);
        }
    }

    static void requireSize(long size) {
        if (size > Budget.SIZE_LIMIT) {
            throw new ValueBound(Budget.TOO_LARGE);
        }
    }

    private static String plainText(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? "True" : "False";
        }
        if (value instanceof Double) {
            double number = (Double) value;
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }
        return value instanceof Table || value instanceof BlockValue
                ? kind(value)
                : value.toString();
    }

    /** What kind of value it is, in words. */
    public static String kind(Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Long || value instanceof Double) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a truth value";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof Table) {
            return "a hashtable";
        }
        return value instanceof PsObject ? "a " + ((PsObject) value).type() : "a script block";
    }

    /** The value as a condition. */
    public static boolean truth(Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof List) {
            List<?> list = (List<?>) value;
            for (int depth = 0; list.size() == 1 && list.get(0) instanceof List; depth++) {
                requireShallow(depth);
                list = (List<?>) list.get(0);
            }
            return list.size() == 1 ? truth(list.get(0)) : !list.isEmpty();
        }
        if (value instanceof Long || value instanceof Double) {
            return ((Number) value).doubleValue() != 0;
        }
        return value != null && !"".equals(value);
    }

    /** The value as a Long or Double. */
    public static Number number(Object value) {
        if (value instanceof Long || value instanceof Double) {
            return (Number) value;
        }
        if (value == null) {
            return 0L;
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? 1L : 0L;
        }
        Number parsed = value instanceof String ? parse(((String) value).strip()) : null;
        if (parsed == null) {
            String shown = value instanceof String ? "'" + value + "'" : kind(value);
            throw new IllegalArgumentException(shown + " is no number");
        }
        return parsed;
    }

    /** The value as a whole number, rounded as PowerShell does: half to even. */
    public static long whole(Object value) {
        Number number = number(value);
        return number instanceof Long ? (Long) number : (long) Math.rint((Double) number);
    }

    /** The number that the text is, or null. */
    static Number parse(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        try {
            if (digits.matches("0[xX][0-9a-fA-F]{1,15}")) {
                long parsed = Long.parseLong(digits.substring(2), 16);
                return negative ? -parsed : parsed;
            }
            if (digits.matches("\\d{1,18}")) {
                return Long.valueOf(negative ? "-" + digits : digits);
            }
            return digits.matches("\\d{1,300}\\.\\d{1,300}") ? Double.valueOf(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The value as a list: its elements, itself alone, or none for null. */
    public static List<Object> list(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List) {
            return new ArrayList<Object>((List<?>) value);
        }
        List<Object> one = new ArrayList<>();
        one.add(value);
        return one;
    }

    /** As {@link #list}, to be read only: an array is not copied. */
    static List<?> readOnly(Object value) {
        return value instanceof List ? (List<?>) value : list(value);
    }

    /** What a pipeline's output is as one value: nothing, the one, or an array. */
    static Object collected(List<Object> output) {
        if (output.isEmpty()) {
            return null;
        }
        return output.size() == 1 ? output.get(0) : output;
    }
}
