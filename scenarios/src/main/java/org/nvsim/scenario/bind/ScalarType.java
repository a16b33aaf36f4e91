package org.nvsim.scenario.bind;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.limits.Bounds;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/**
 * A value written as one scalar.
 *
 * @param <T> what it becomes
 */
public final class ScalarType<T> implements Type<T> {
    /** Reads the text of a scalar. */
    @FunctionalInterface
    public interface Parser<T> {
        /**
         * Reads a text.
         *
         * @throws IllegalArgumentException if it is wrong; the message says what is right
         */
        T parse(String text);
    }

    private final Shape shape;
    private final String what;
    private final Parser<T> parser;

    private ScalarType(String what, Shape shape, Parser<T> parser) {
        this.what = Objects.requireNonNull(what, "what");
        this.shape = Objects.requireNonNull(shape, "shape");
        this.parser = Objects.requireNonNull(parser, "parser");
    }

    /**
     * A scalar with a grammar of its own.
     *
     * @param what a noun with its article: {@code a rate}
     * @param pattern matches every good text
     * @param example a good text
     */
    public static <T> ScalarType<T> of(
            String what, String pattern, String example, Parser<T> parser) {
        return new ScalarType<>(what, new Shape.Text(what, pattern, example), parser);
    }

    /** A scalar with a grammar of its own, of the given shape. */
    public static <T> ScalarType<T> of(String what, Shape shape, Parser<T> parser) {
        return new ScalarType<>(what, shape, parser);
    }

    /** Any text. */
    public static ScalarType<String> prose() {
        return new ScalarType<>("text", new Shape.Prose(), text -> text);
    }

    /** A whole number from {@code min} to {@code max}. */
    public static ScalarType<Long> whole(String what, long min, long max) {
        return new ScalarType<>(
                what, new Shape.Whole(min, max), text -> wholeNumber(what, text, min, max));
    }

    /** A whole number within bounds. */
    public static ScalarType<Long> whole(String what, Bounds bounds) {
        return whole(what, bounds.min(), bounds.max());
    }

    /** A whole number that fits an {@code int}. */
    public static ScalarType<Integer> wholeInt(String what, int min, int max) {
        return new ScalarType<>(
                what, new Shape.Whole(min, max), text -> (int) wholeNumber(what, text, min, max));
    }

    /** A whole number within bounds, which fit an {@code int}. */
    public static ScalarType<Integer> wholeInt(String what, Bounds bounds) {
        return wholeInt(what, bounds.minInt(), bounds.maxInt());
    }

    /** A number from {@code min} to {@code max}, with at most twelve decimals. */
    public static ScalarType<Double> number(String what, double min, double max) {
        return new ScalarType<>(
                what, new Shape.Decimal(min, max), text -> decimal(what, text, min, max));
    }

    /** {@code true} or {@code false}. */
    public static ScalarType<Boolean> truth() {
        return new ScalarType<>("true or false", new Shape.Truth(), ScalarType::truthOf);
    }

    /**
     * Reads a text that is no part of a file.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what is right
     */
    public T parse(String text) {
        return parser.parse(text);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Optional<T> bind(Located value, Binding binding) {
        if (!(value instanceof LocatedScalar scalar) || scalar.isEmpty()) {
            binding.error(value.mark(), "expected " + what + ", found " + value.kind());
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(scalar.text()));
        } catch (IllegalArgumentException e) {
            binding.error(scalar.mark(), e.getMessage());
            return Optional.empty();
        }
    }

    private static long wholeNumber(String what, String text, long min, long max) {
        boolean digits = text.matches("-?(0|[1-9][0-9]{0,17})");
        if (!digits) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not " + what + "; write a whole number" + range(min, max));
        }
        long number = Long.parseLong(text);
        if (number < min || number > max) {
            throw new IllegalArgumentException(
                    text + " is out of range; write " + what + range(min, max));
        }
        return number;
    }

    private static double decimal(String what, String text, double min, double max) {
        if (!text.matches("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,12})?")) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not "
                            + what
                            + "; write a number from "
                            + min
                            + " to "
                            + max);
        }
        double number = Double.parseDouble(text);
        if (number < min || number > max) {
            throw new IllegalArgumentException(
                    text + " is out of range; write " + what + " from " + min + " to " + max);
        }
        return number;
    }

    private static String range(long min, long max) {
        return max == Long.MAX_VALUE ? " of at least " + min : " from " + min + " to " + max;
    }

    private static boolean truthOf(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
}
