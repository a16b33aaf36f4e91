package org.nvsim.guest.app;

import org.nvsim.engine.random.RandomStream;

/** Gaps between packets of one size that make a given mean rate, exact in the long run. */
final class Pace {
    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    private final RandomStream random; // null: equal gaps
    private final long wholePs;
    private final long remainder;
    private final long rateBitsPerSecond;
    private long carried;

    Pace(long bits, long rateBitsPerSecond, RandomStream random) {
        long total = Math.multiplyExact(bits, PS_PER_SECOND);
        this.rateBitsPerSecond = rateBitsPerSecond;
        this.wholePs = total / rateBitsPerSecond;
        this.remainder = total % rateBitsPerSecond;
        this.random = random;
    }

    /** Picoseconds from one packet to the next. */
    long nextGapPs() {
        if (random != null) {
            return random.nextExponential(wholePs);
        }
        carried += remainder;
        if (carried >= rateBitsPerSecond) {
            carried -= rateBitsPerSecond;
            return wholePs + 1;
        }
        return wholePs;
    }
}
