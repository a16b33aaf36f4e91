package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code -eq}, {@code -lt}, {@code -contains} and their kin. Text ignores case unless asked. */
public final class Comparisons {
    private Comparisons() {}

    /**
     * Compares by an operator such as {@code -eq}, or {@code -ceq} to respect case. With an array
     * on the left it gives the elements for which the comparison holds.
     */
    public static Object compare(String operator, Object left, Object right) {
        boolean exact = operator.startsWith("-c") && !operator.equals("-contains");
        String plain = exact ? "-" + operator.substring(2) : operator;
        switch (plain) {
            case "-contains":
                return holds(left, right, exact);
            case "-notcontains":
                return !holds(left, right, exact);
            case "-in":
                return holds(right, left, exact);
            case "-notin":
                return !holds(right, left, exact);
            default:
                break;
        }
        if (!(left instanceof List)) {
            return one(plain, left, right, exact);
        }
        List<Object> kept = new ArrayList<>();
        for (Object item : (List<?>) left) {
            if (one(plain, item, right, exact)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static boolean holds(Object list, Object wanted, boolean exact) {
        return Values.readOnly(list).stream().anyMatch(item -> equal(item, wanted, exact));
    }

    private static boolean one(String operator, Object left, Object right, boolean exact) {
        switch (operator) {
            case "-eq":
                return equal(left, right, exact);
            case "-ne":
                return !equal(left, right, exact);
            case "-lt":
                return order(left, right, exact) < 0;
            case "-le":
                return order(left, right, exact) <= 0;
            case "-gt":
                return order(left, right, exact) > 0;
            case "-ge":
                return order(left, right, exact) >= 0;
            case "-like":
                return Patterns.like(Values.text(left), Values.text(right), exact);
            case "-notlike":
                return !Patterns.like(Values.text(left), Values.text(right), exact);
            default:
                throw new IllegalArgumentException(
                        "operator " + operator + " is not known to nvsim");
        }
    }

    static boolean equal(Object left, Object right, boolean exact) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Boolean) {
            return (Boolean) left == Values.truth(right);
        }
        if (left instanceof Number) {
            Number other = right instanceof String ? Values.parse((String) right) : asNumber(right);
            return other != null && compareNumbers((Number) left, other) == 0;
        }
        if (left instanceof String) {
            String other = Values.text(right);
            return exact ? left.equals(other) : ((String) left).equalsIgnoreCase(other);
        }
        return left == right || !(left instanceof List) && left.equals(right);
    }

    private static Number asNumber(Object value) {
        return value instanceof Number || value instanceof Boolean ? Values.number(value) : null;
    }

    private static int order(Object left, Object right, boolean exact) {
        if (left instanceof String) {
            String a = (String) left;
            String b = Values.text(right);
            return exact
                    ? a.compareTo(b)
                    : a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
        }
        return compareNumbers(Values.number(left), Values.number(right));
    }

    private static int compareNumbers(Number left, Number right) {
        return left instanceof Long && right instanceof Long
                ? Long.compare((Long) left, (Long) right)
                : Double.compare(left.doubleValue(), right.doubleValue());
    }
}
