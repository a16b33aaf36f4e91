package org.nvsim.guest.tcp;

/**
 * How much may be sent during a repair: Proportional Rate Reduction (RFC 6937, with the safe
 * acknowledgments of RFC 9937). The window comes down evenly while acknowledgments arrive, so that
 * a repair is neither a burst, which would be lost again in the full queue, nor half a round trip
 * of silence.
 */
final class ProportionalRateReduction {
    private long flightBytes;
    private long delivered;
    private long sent;
    private long allowance;

    /** A repair begins with {@code flight} bytes on the way. */
    void begin(long flight) {
        flightBytes = Math.max(1, flight);
        delivered = 0;
        sent = 0;
        allowance = 0;
    }

    /**
     * An acknowledgment came.
     *
     * @param bytes how much more it shows to have arrived
     * @param safe whether it tells of progress and of no further loss
     * @param pipe bytes believed to be on the way
     * @param threshold the window to come down to
     */
    void acknowledged(long bytes, boolean safe, long pipe, long threshold, int mss) {
        delivered += bytes;
        if (pipe > threshold) {
            allowance = (delivered * threshold + flightBytes - 1) / flightBytes - sent;
            return;
        }
        long limit = delivered - sent;
        if (safe) {
            limit = Math.max(limit, bytes) + mss;
        }
        allowance = Math.min(threshold - pipe, limit);
    }

    void sent(long bytes) {
        sent += bytes;
        allowance -= bytes;
    }

    /** Bytes that may be sent now. */
    long allowance() {
        return allowance;
    }
}
