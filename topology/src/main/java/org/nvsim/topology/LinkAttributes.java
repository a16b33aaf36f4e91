package org.nvsim.topology;

import java.math.BigInteger;
import org.nvsim.limits.Limits;

/**
 * What a full-duplex link is like, the same in both directions.
 *
 * @param rateBitsPerSecond within {@link Limits#RATE}
 * @param delayPs propagation delay in picoseconds, within {@link Limits#DELAY}: above 0, because
 *     nodes never affect each other at once
 * @param mtuBytes the largest IP packet it carries, within {@link Limits#MTU}
 * @param bufferBytes what the sending port can hold besides the frame being sent, within {@link
 *     Limits#BYTES}
 */
public record LinkAttributes(long rateBitsPerSecond, long delayPs, int mtuBytes, long bufferBytes) {
    /** Picoseconds that a byte takes at one bit per second. */
    public static final long BYTE_PS = 8_000_000_000_000L;

    /** No time that bytes take is longer: 13 days, a length that can still be added to a moment. */
    private static final long LONGEST_PS = Long.MAX_VALUE / 8;

    public LinkAttributes {
        Limits.RATE.require(rateBitsPerSecond, "a rate in bit/s");
        Limits.DELAY.require(delayPs, "a delay in ps");
        Limits.MTU.require(mtuBytes, "an MTU in bytes");
        Limits.BYTES.require(bufferBytes, "a buffer in bytes");
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
        return durationPs(bytes, rateBitsPerSecond);
    }

    /** Time that bytes take at a rate, rounded down to picoseconds; at most as long as any. */
    public static long durationPs(long bytes, long rateBitsPerSecond) {
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
}
