package org.nvsim.limits;

/**
 * The smallest and the largest value of a quantity; both are allowed.
 *
 * @param min in the quantity's base unit
 * @param max not below {@code min}
 */
public record Bounds(long min, long max) {
    public Bounds {
        if (min > max) {
            throw new IllegalArgumentException(min + " is more than " + max);
        }
    }

    /** Whether {@code value} is allowed. */
    public boolean contain(long value) {
        return value >= min && value <= max;
    }

    /**
     * The value itself, if it is allowed.
     *
     * @param what the quantity and its unit, for the message: {@code a rate in bit/s}
     * @throws IllegalArgumentException if it is not
     */
    public long require(long value, String what) {
        if (!contain(value)) {
            throw new IllegalArgumentException(
                    value + " is not " + what + ", which is " + min + " to " + max);
        }
        return value;
    }

    /** As {@link #require(long, String)}. */
    public int require(int value, String what) {
        return (int) require((long) value, what);
    }

    /** The largest value, of a quantity that fits an int. */
    public int maxInt() {
        return Math.toIntExact(max);
    }

    /** The smallest value, of a quantity that fits an int. */
    public int minInt() {
        return Math.toIntExact(min);
    }
}
