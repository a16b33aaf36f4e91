package org.nvsim.guest.app;

import org.nvsim.engine.random.RandomStream;
import org.nvsim.limits.Limits;

/** Gaps between packets of one size that make a given mean rate, exact in the long run. */
final class Pace {
    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    /** Pareto: below 2 its variance is infinite, above 1 its mean is not. */
    private static final double SHAPE = 1.5;

    /** No burst or pause is longer than so many mean ones. */
    private static final long MOST_MEANS = 1000;

    /** As long as the longest run. */
    private static final long LONGEST_PS = Limits.PERIOD.max();

    private final Pacing pacing;
    private final RandomStream random;
    private final double stretchPs;
    private double fractionPs;
    private final long insideBurstPs;
    private long burstLeftPs;
    private final long rateBitsPerSecond;
    private final long wholePs;
    private final long remainder;
    private long carried;

    /**
     * @param random decides what is random about the gaps; may be null if nothing is
     */
    Pace(long bits, long rateBitsPerSecond, Pacing pacing, RandomStream random) {
        long total = Math.multiplyExact(bits, PS_PER_SECOND);
        this.pacing = pacing;
        this.random = random;
        this.rateBitsPerSecond = rateBitsPerSecond;
        this.wholePs = total / rateBitsPerSecond;
        this.remainder = total % rateBitsPerSecond;
        double sending = (double) pacing.burstPs() / (pacing.burstPs() + pacing.pausePs());
        this.stretchPs = pacing.gaps() == null ? 0 : wholePs / pacing.gaps().mean();
        this.insideBurstPs = pacing.inBursts() ? Math.max(1, (long) (wholePs * sending)) : 0;
        this.burstLeftPs = pacing.inBursts() ? length(pacing.burstPs()) : 0;
    }

    /**
     * Picoseconds from the start to the first packet. Where gaps are random it is drawn like the
     * others, so that senders that start together do not send together; a sender in bursts is as
     * likely to begin in a pause as it is to be in one later.
     */
    long firstGapPs() {
        if (pacing.inBursts()) {
            double pauses = (double) pacing.pausePs() / (pacing.burstPs() + pacing.pausePs());
            long pausePs = random.nextDouble() < pauses ? length(pacing.pausePs()) : 0;
            return pausePs + random.nextLong(insideBurstPs);
        }
        return pacing.poisson() || pacing.gaps() != null ? nextGapPs() : 0;
    }

    /** Picoseconds from one packet to the next. */
    long nextGapPs() {
        if (pacing.inBursts()) {
            return gapInBursts();
        }
        if (pacing.poisson()) {
            return Math.min(LONGEST_PS, random.nextExponential(wholePs));
        }
        if (pacing.gaps() != null) {
            return gapAsMeasured();
        }
        carried += remainder;
        if (carried >= rateBitsPerSecond) {
            carried -= rateBitsPerSecond;
            return wholePs + 1;
        }
        return wholePs;
    }

    /** What is less than a picosecond counts for the next gap. */
    private long gapAsMeasured() {
        double gapPs = pacing.gaps().draw(random) * stretchPs + fractionPs;
        long whole = (long) Math.min(gapPs, LONGEST_PS);
        fractionPs = Math.min(gapPs - whole, 1);
        return whole;
    }

    /** Packets are due at equal distances in time spent in bursts; pauses come on top of it. */
    private long gapInBursts() {
        long gapPs = insideBurstPs;
        burstLeftPs -= insideBurstPs;
        while (burstLeftPs < 0) {
            gapPs += length(pacing.pausePs());
            burstLeftPs += length(pacing.burstPs());
        }
        return gapPs;
    }

    private long length(long meanPs) {
        double least = meanPs * (SHAPE - 1) / SHAPE;
        return (long) Math.min((double) MOST_MEANS * meanPs, 1 + random.nextPareto(least, SHAPE));
    }
}
