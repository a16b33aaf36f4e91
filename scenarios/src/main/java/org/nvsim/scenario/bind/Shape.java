package org.nvsim.scenario.bind;

import java.util.List;
import org.nvsim.feature.Word;
import org.nvsim.limits.Bounds;

/** What an author may write in one place: the part of a {@link Type} that documents need. */
public sealed interface Shape {
    /**
     * A scalar.
     *
     * @param what a noun with its article: {@code a rate}
     * @param pattern a regular expression (ECMA and Java alike) that every good text matches
     * @param example a good text
     */
    record Text(String what, String pattern, String example) implements Shape {}

    /**
     * A number with a unit, within bounds.
     *
     * @param example a good text
     */
    record Amount(Quantity quantity, Bounds bounds, String example) implements Shape {
        /** The bounds as an author would write them: {@code 1ps to 1000h}. */
        public String range() {
            return quantity.text(bounds.min()) + " to " + quantity.text(bounds.max());
        }
    }

    /** Any text, whatever it looks like. */
    record Prose() implements Shape {}

    /** A whole number, both ends included. */
    record Whole(long min, long max) implements Shape {}

    /** A number with or without decimals, both ends included. */
    record Decimal(double min, double max) implements Shape {}

    /** {@code true} or {@code false}. */
    record Truth() implements Shape {}

    /** One word of a closed list. */
    record Words(String what, List<? extends Word> words) implements Shape {}

    /** A list of like items. */
    record Items(Shape item, int min) implements Shape {}

    /** A map whose keys the author chooses. */
    record Table(String keyPattern, Shape value) implements Shape {}

    /** A table in which one name is taken by the language. */
    record TableWith(Shape table, String key, Shape value) implements Shape {}

    /** A map whose keys the language chooses. */
    record Fields(Section<?> section) implements Shape {}

    /** A map that is one of several, told apart by which key it has. */
    record OneKey(Choice<?> choice) implements Shape {}

    /** Any of these. */
    record AnyOf(List<Shape> shapes) implements Shape {}

    /** Anything: checked by other means than its shape. */
    record Anything(String what) implements Shape {}
}
