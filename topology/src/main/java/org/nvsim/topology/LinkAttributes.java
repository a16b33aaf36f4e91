package org.nvsim.topology;

/**
 * What a full-duplex link is like, the same in both directions.
 *
 * @param rateBitsPerSecond above 0
 * @param delayPs propagation delay in picoseconds, above 0: nodes never affect each other at once
 * @param mtuBytes the largest IP packet it carries, 68 (RFC 791, section 3.2) to 65 535
 * @param bufferBytes what the sending port can hold besides the frame being sent, 0 or more
 */
public record LinkAttributes(long rateBitsPerSecond, long delayPs, int mtuBytes, long bufferBytes) {
    public LinkAttributes {
        require(rateBitsPerSecond > 0, "rate must be above 0", rateBitsPerSecond);
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

    private static void require(boolean good, String rule, long actual) {
        if (!good) {
            throw new IllegalArgumentException(rule + ": " + actual);
        }
    }
}
