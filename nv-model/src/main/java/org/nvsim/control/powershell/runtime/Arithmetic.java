package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code + - * / % ..} on numbers, text, arrays and hashtables. */
final class Arithmetic {
    private Arithmetic() {}

    static Object apply(String operator, Object left, Object right) {
        switch (operator) {
            case "+":
                return plus(left, right);
            case "*":
                return times(left, right);
            case "..":
                return range(Values.whole(left), Values.whole(right));
            default:
                return numbers(operator, Values.number(left), Values.number(right));
        }
    }

    private static Object plus(Object left, Object right) {
        if (left == null) {
            return right;
        }
        if (left instanceof String) {
            return left + Values.text(right);
        }
        if (left instanceof List) {
            List<Object> joined = new ArrayList<>(Values.list(left));
            if (right instanceof List) {
                joined.addAll((List<?>) right);
            } else {
                joined.add(right);
            }
            return joined;
        }
        if (left instanceof Table && right instanceof Table) {
            return merged((Table) left, (Table) right);
        }
        if (left instanceof PsObject || left instanceof Table || left instanceof BlockValue) {
            throw new IllegalArgumentException(
                    "'+' cannot add " + Values.kind(right) + " to " + Values.kind(left));
        }
        return numbers("+", Values.number(left), Values.number(right));
    }

    private static Table merged(Table left, Table right) {
        Table merged = new Table(left);
        for (String name : right.names()) {
            if (merged.has(name)) {
                throw new IllegalArgumentException("both hashtables have '" + name + "'");
            }
            merged.put(name, right.get(name));
        }
        return merged;
    }

    private static Object times(Object left, Object right) {
        if (!(left instanceof String) && !(left instanceof List)) {
            return numbers("*", Values.number(left), Values.number(right));
        }
        long count = Values.whole(right);
        long size = left instanceof String ? ((String) left).length() : ((List<?>) left).size();
        if (count < 0 || count > Budget.SIZE_LIMIT || count * size > Budget.SIZE_LIMIT) {
            throw new IllegalArgumentException("cannot repeat a value " + count + " times");
        }
        if (left instanceof String) {
            return ((String) left).repeat((int) count);
        }
        List<Object> all = new ArrayList<>();
        Collections.nCopies((int) count, (List<?>) left).forEach(all::addAll);
        return all;
    }

    private static List<Object> range(long first, long last) {
        if (Math.abs((double) last - first) >= Budget.SIZE_LIMIT) {
            throw new IllegalArgumentException("a range may have 1 Mi elements, no more");
        }
        List<Object> all = new ArrayList<>();
        long step = first <= last ? 1 : -1;
        for (long i = first; i != last + step; i += step) {
            all.add(i);
        }
        return all;
    }

    private static Object numbers(String operator, Number left, Number right) {
        if (!(left instanceof Long) || !(right instanceof Long)) {
            return doubles(operator, left.doubleValue(), right.doubleValue());
        }
        long a = (Long) left;
        long b = (Long) right;
        try {
            switch (operator) {
                case "+":
                    return Math.addExact(a, b);
                case "-":
                    return Math.subtractExact(a, b);
                case "*":
                    return Math.multiplyExact(a, b);
                case "%":
                    requireDivisor(b);
                    return a % b;
                default:
                    requireDivisor(b);
                    return a % b == 0 ? (Object) (a / b) : (Object) ((double) a / b);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    a + " " + operator + " " + b + " does not fit 64 bits");
        }
    }

    private static void requireDivisor(double divisor) {
        if (divisor == 0) {
            throw new IllegalArgumentException("division by zero");
        }
    }

    private static Object doubles(String operator, double a, double b) {
        switch (operator) {
            case "+":
                return a + b;
            case "-":
                return a - b;
            case "*":
                return a * b;
            case "%":
                requireDivisor(b);
                return a % b;
            default:
                requireDivisor(b);
                return a / b;
        }
    }
}
