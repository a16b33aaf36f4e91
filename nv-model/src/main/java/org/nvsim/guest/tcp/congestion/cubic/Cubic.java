package org.nvsim.guest.tcp.congestion.cubic;

import org.nvsim.guest.tcp.congestion.CongestionControl;

/**
 * CUBIC (RFC 9438): after a loss the window returns along a cubic curve of time to where it was
 * lost, rests there, and then probes beyond; where Reno would be faster, it is as fast as Reno.
 */
final class Cubic extends CongestionControl {
    private static final double PS_PER_SECOND = 1e12;
    private static final long NO_EPOCH = -1;

    private final double c;
    private final double beta;

    /** Growth a round trip that, with beta, gives Reno's mean window (s4.3). */
    private final double renoAlpha;

    /** Window before the last loss, after fast convergence: the curve's plateau (W_max). */
    private double plateau;

    /** Window before the last loss (cwnd_prior). */
    private double before;

    private long epochPs = NO_EPOCH;

    /** When the window was last looked at in this epoch. */
    private long seenPs;

    /** Seconds from the epoch to the plateau. */
    private double k;

    /** What Reno's window would be (W_est). */
    private double reno;

    /** The next epoch is the first after a timeout (s4.8). */
    private boolean afterTimeout;

    /**
     * A window.
     *
     * @param c how steep the curve is, in segments per second cubed (s5)
     * @param beta what is kept of the window after a loss (s4.6)
     */
    Cubic(double c, double beta) {
        this.c = c;
        this.beta = beta;
        this.renoAlpha = 3 * (1 - beta) / (1 + beta);
    }

    @Override
    protected double avoidCongestion(double window, double bytes, long nowPs, long rttPs) {
        if (epochPs == NO_EPOCH) {
            begin(window, nowPs);
        }
        seenPs = nowPs;
        double share = bytes / window;
        reno += (reno < before ? renoAlpha : 1) * mss() * share;
        double t = (nowPs - epochPs + Math.max(0, rttPs)) / PS_PER_SECOND;
        double target = Math.min(curve(t), 1.5 * window);
        double grown = window + Math.max(0, target - window) * share;
        return Math.max(grown, reno);
    }

    /** Such time does not count as time of the epoch (s4.2). */
    @Override
    public void onUnused(long nowPs) {
        if (epochPs != NO_EPOCH) {
            epochPs += nowPs - seenPs;
            seenPs = nowPs;
        }
    }

    @Override
    protected double onCongestion(double window, long flightBytes, long nowPs) {
        // Fast convergence (s4.7): below the last plateau somebody else came, so leave him room.
        plateau = window < plateau ? window * (1 + beta) / 2 : window;
        before = window;
        epochPs = NO_EPOCH;
        afterTimeout = false;
        return window * beta;
    }

    @Override
    protected void onRestart(boolean timedOut) {
        epochPs = NO_EPOCH;
        afterTimeout |= timedOut;
    }

    private void begin(double window, long nowPs) {
        epochPs = nowPs;
        reno = window;
        if (window < plateau && !afterTimeout) {
            k = StrictMath.cbrt((plateau - window) / mss() / c);
        } else {
            k = 0;
            plateau = window;
        }
        afterTimeout = false;
    }

    private double curve(double t) {
        double d = t - k;
        return c * d * d * d * mss() + plateau;
    }
}
