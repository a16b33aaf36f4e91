package org.nvsim.topology;

import java.math.BigInteger;

/**
 * What a full-duplex link is like, the same in both directions.
 *
 * @param rateBitsPerSecond above 0, at most 10^15
 * @param delayPs propagation delay in picoseconds, above 0: nodes never affect each other at once
 * @param mtuBytes the largest IP packet it carries, 68 (RFC 791, section 3.2) to 65 535
 * @param bufferBytes what the sending port can hold besides the frame being sent, 0 or more
 */
public record LinkAttributes(long rateBitsPerSecond, long delayPs, int mtuBytes, long bufferBytes) {
    /** Picoseconds that a byte takes at one bit per second. */
    public static final long BYTE_PS = 8_000_000_000_000L;

    /** The largest rate of a link, in bits per second. */
    public static final long GREATEST_RATE = 1_000_000_000_000_000L;

    /** No time that bytes take is longer: 13 days, a length that can still be added to a moment. */
    private static final long LONGEST_PS = Long.MAX_VALUE / 8;

    public LinkAttributes {
        require(rateBitsPerSecond > 0, "rate must be above 0", rateBitsPerSecond);
        require(
                rateBitsPerSecond <= GREATEST_RATE,
                "rate must be at most 10^15 bit/s",
                rateBitsPerSecond);
        require(delayPs > 0, "delay must be above 0", delayPs);
        require(mtuBytes >= 68 && mtuBytes <= 65_535, "MTU must be 68 to 65535 bytes", mtuBytes);
        require(bufferBytes >= 0, "buffer must not be negative", bufferBytes);
    }

    /** The same link with another propagation delay. */
    public LinkAttributes withDelayPs(long otherDelayPs) {
        return new LinkAttributes(rateBitsPerSecond, otherDelayPs, mtuBytes, bufferBytes);
    }

    /** The same link at another rate. */
    public LinkAttributes withRateBitsPerSecond(long otherRate) {
        return new LinkAttributes(otherRate, delayPs, mtuBytes, bufferBytes);
    }

    /**
     * Picoseconds that {@code bytes} take, one after the other: exact, rounded down, and at most 13
     * days.
     */
    public long durationPs(long bytes) {
        return scaled(bytes, BYTE_PS, rateBitsPerSecond);
    }

    /** Whole bytes that pass in {@code durationPs}, at most an eighth of the largest long. */
    public long bytesIn(long durationPs) {
        return scaled(durationPs, rateBitsPerSecond, BYTE_PS);
    }

    private static long scaled(long value, long factor, long divisor) {
        if (Math.multiplyHigh(value, factor) == 0 && value * factor >= 0) {
            return Math.min(LONGEST_PS, value * factor / divisor);
        }
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(factor))
                .divide(BigInteger.valueOf(divisor))
                .min(BigInteger.valueOf(LONGEST_PS))
                .longValueExact();
    }

    private static void require(boolean good, String rule, long actual) {
        if (!good) {
            throw new IllegalArgumentException(rule + ": " + actual);
        }
    }
}
