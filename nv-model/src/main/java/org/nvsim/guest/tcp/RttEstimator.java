package org.nvsim.guest.tcp;

/**
 * Round-trip time and retransmission timeout (RFC 6298), in picoseconds. A timeout that was doubled
 * stays so until a round trip is measured, which what was sent again does not tell (Karn's
 * algorithm, RFC 9293 s3.8.1 and s3.8.2, MUST-18 and 19).
 */
final class RttEstimator {
    /** Greatest timeout; RFC 6298 s2.5 asks for 60 s at least. */
    private static final long GREATEST_RTO_PS = 120_000_000_000_000L;

    /** Clock granularity: how fine a real stack measures. */
    private static final long GRANULARITY_PS = 1_000_000_000L;

    private static final long NOT_TIMING = -1;

    private final long leastRtoPs;
    private final TcpStatistics statistics;
    private long smoothedPs = -1;
    private long variationPs;
    private long baseRtoPs;
    private int backoff;

    /** A round trip is being timed that ends when this is acknowledged; or {@link #NOT_TIMING}. */
    private long timedEnd = NOT_TIMING;

    private long timedAtPs;

    RttEstimator(TcpProfile profile, TcpStatistics statistics) {
        this.baseRtoPs = profile.initialRtoPs();
        this.leastRtoPs = profile.leastRtoPs();
        this.statistics = statistics;
    }

    /** New data up to {@code end} goes out: one such at a time is timed. */
    void sent(long end, long nowPs) {
        if (timedEnd == NOT_TIMING) {
            timedEnd = end;
            timedAtPs = nowPs;
        }
    }

    /** Data from {@code sequence} on goes out again: nobody could tell which was answered (s3). */
    void resent(long sequence) {
        if (sequence < timedEnd) {
            timedEnd = NOT_TIMING;
        }
    }

    boolean isTiming() {
        return timedEnd != NOT_TIMING;
    }

    /** Everything below {@code ack} was acknowledged; true if that ended a measurement. */
    boolean acknowledged(long ack, long nowPs) {
        if (timedEnd == NOT_TIMING || ack < timedEnd) {
            return false;
        }
        timedEnd = NOT_TIMING;
        measured(nowPs - timedAtPs);
        return true;
    }

    /** A round trip was measured: by nvsim's clock, so it is told as well. */
    void measured(long rttPs) {
        statistics.roundTrip(rttPs);
        estimated(rttPs);
    }

    /**
     * A round trip as the guest's own coarse clock has it: good for its timeout, not for telling.
     */
    void estimated(long rttPs) {
        if (smoothedPs < 0) {
            smoothedPs = rttPs;
            variationPs = rttPs / 2;
        } else {
            variationPs += (Math.abs(smoothedPs - rttPs) - variationPs) / 4;
            smoothedPs += (rttPs - smoothedPs) / 8;
        }
        long rtoPs = smoothedPs + Math.max(GRANULARITY_PS, 4 * variationPs);
        baseRtoPs = Math.min(GREATEST_RTO_PS, Math.max(leastRtoPs, rtoPs));
        backoff = 0;
    }

    /** Nothing came back in time: the next timeout is twice as long (s5.5). */
    void backOff() {
        backoff++;
    }

    /**
     * An echo shows that something came back, sooner than the peer's clock of timestamps counts:
     * nothing to measure, but the timeout is as measured before again.
     */
    void answeredAtOnce() {
        backoff = 0;
    }

    /** The SYN had to be sent again without timing: starts with {@code rtoPs} (s5.7). */
    void restart(long rtoPs) {
        if (smoothedPs < 0) {
            baseRtoPs = Math.max(baseRtoPs, rtoPs);
        }
        backoff = 0;
    }

    long rtoPs() {
        long rtoPs = baseRtoPs;
        for (int i = 0; i < backoff && rtoPs < GREATEST_RTO_PS; i++) {
            rtoPs *= 2;
        }
        return Math.min(rtoPs, GREATEST_RTO_PS);
    }

    /** Smoothed round-trip time; -1 before the first measurement. */
    long smoothedPs() {
        return smoothedPs;
    }
}
