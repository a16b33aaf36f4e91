package org.nvsim.guest.tcp;

/**
 * CUBIC (RFC 9438): after a loss the window returns along a cubic curve of time to where it was
 * lost, rests there, and then probes beyond; where Reno would be faster, it is as fast as Reno.
 */
final class Cubic extends CongestionControl {
    /** How steep the curve is, in segments per second cubed (s5.1). */
    private static final double C = 0.4;

    /** What is kept of the window after a loss (s4.6). */
    private static final double BETA = 0.7;

    /** Growth a round trip that, with BETA, gives Reno's mean window (s4.3). */
    private static final double RENO_ALPHA = 3 * (1 - BETA) / (1 + BETA);

    private static final double PS_PER_SECOND = 1e12;
    private static final long NO_EPOCH = -1;

    /** Window before the last loss, in segments, after fast convergence: the curve's plateau. */
    private double plateau;

    /** Window before the last loss, in segments. */
    private double before;

    private long epochPs = NO_EPOCH;

    /** Seconds from the epoch to the plateau. */
    private double k;

    /** What Reno's window would be, in segments. */
    private double reno;

    Cubic(int initialSegments) {
        super(initialSegments);
    }

    @Override
    double avoidCongestion(double window, double bytes, long nowPs, long rttPs) {
        double segments = window / mss();
        if (epochPs == NO_EPOCH) {
            begin(segments, nowPs);
        }
        double acked = bytes / mss();
        reno += (reno < before ? RENO_ALPHA : 1) * acked / segments;
        double t = (nowPs - epochPs + Math.max(0, rttPs)) / PS_PER_SECOND;
        double target = Math.min(curve(t), 1.5 * segments);
        double grown = segments;
        if (target > segments) {
            grown += (target - segments) * acked / segments;
        }
        return Math.max(grown, reno) * mss();
    }

    @Override
    double stepBack(double window, long flightBytes, long nowPs) {
        double segments = window / mss();
        // Fast convergence (s4.7): below the last plateau somebody else came, so leave him room.
        plateau = segments < plateau ? segments * (1 + BETA) / 2 : segments;
        before = segments;
        epochPs = NO_EPOCH;
        return window * BETA;
    }

    @Override
    void restarted() {
        epochPs = NO_EPOCH;
    }

    private void begin(double segments, long nowPs) {
        epochPs = nowPs;
        reno = segments;
        if (segments < plateau) {
            k = StrictMath.cbrt((plateau - segments) / C);
        } else {
            k = 0;
            plateau = segments;
        }
    }

    private double curve(double t) {
        double d = t - k;
        return C * d * d * d + plateau;
    }
}
