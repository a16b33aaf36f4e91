package org.nvsim.feature;

import java.util.Objects;

/**
 * A number that the author of a scenario may set for a feature.
 *
 * @param name its key, in lower case with hyphens
 * @param kind how it is written, and its unit
 * @param min least value, in the kind's unit
 * @param max greatest value, in the kind's unit
 * @param standard the value without the key, in the kind's unit
 * @param written the same as an author would write it, with its unit
 * @param doc what it does, in one or two sentences, with its source
 * @param <T> {@link Double} or {@link Long}
 */
public record Parameter<T extends Number & Comparable<T>>(
        String name, Kind kind, T min, T max, T standard, String written, String doc) {
    /** How a parameter is written, and the unit of its value. */
    public enum Kind {
        /** A number without unit, such as 0.7. */
        NUMBER,
        /** A whole number without unit. */
        COUNT,
        /** A length of time, such as 5ms; in picoseconds. */
        TIME,
        /** A size, such as 30KiB; in bytes. */
        SIZE,
        /** A rate, such as 10Gbps; in bits per second. */
        RATE
    }

    public Parameter {
        Objects.requireNonNull(doc, "doc");
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no key: write lower case, digits and hyphens");
        }
        if (min.compareTo(standard) > 0 || standard.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + standard + " by default, not from " + min + " to " + max);
        }
    }

    /** A number without unit. */
    public static Parameter<Double> number(
            String name, double min, double max, double standard, String doc) {
        return new Parameter<>(name, Kind.NUMBER, min, max, standard, "" + standard, doc);
    }

    /** A whole number without unit. */
    public static Parameter<Long> count(
            String name, long min, long max, long standard, String doc) {
        return new Parameter<>(name, Kind.COUNT, min, max, standard, "" + standard, doc);
    }

    /** A length of time in picoseconds. */
    public static Parameter<Long> time(
            String name, long minPs, long maxPs, long standardPs, String written, String doc) {
        return new Parameter<>(name, Kind.TIME, minPs, maxPs, standardPs, written, doc);
    }

    /** A size in bytes. */
    public static Parameter<Long> size(
            String name,
            long minBytes,
            long maxBytes,
            long standardBytes,
            String written,
            String doc) {
        return new Parameter<>(name, Kind.SIZE, minBytes, maxBytes, standardBytes, written, doc);
    }

    /** A rate in bits per second. */
    public static Parameter<Long> rate(
            String name, long min, long max, long standard, String written, String doc) {
        return new Parameter<>(name, Kind.RATE, min, max, standard, written, doc);
    }
}
