package org.nvsim.guest.tcp.congestion.dctcp;

import org.nvsim.guest.tcp.congestion.CongestionControl;

/** Data Center TCP (RFC 8257): steps back by the share of bytes that met congestion. */
final class Dctcp extends CongestionControl {
    private final double gain;

    /** Estimated share of bytes that are marked; the cautious start of s3.3. */
    private double alpha = 1;

    private long ackedBytes;
    private long markedBytes;
    private long windowEnd = Long.MIN_VALUE;

    /**
     * A window.
     *
     * @param gain weight of the newest window in the estimate (s4.2)
     */
    Dctcp(double gain) {
        this.gain = gain;
    }

    @Override
    public void onAcknowledgment(long bytes, boolean marked, long una, long next) {
        ackedBytes += bytes;
        markedBytes += marked ? bytes : 0;
        if (una <= windowEnd) {
            return;
        }
        if (ackedBytes > 0) {
            double share = (double) markedBytes / ackedBytes;
            alpha += gain * (share - alpha);
        }
        ackedBytes = 0;
        markedBytes = 0;
        windowEnd = next;
    }

    @Override
    protected double avoidCongestion(double window, double bytes, long nowPs, long rttPs) {
        return window + mss() * bytes / window;
    }

    @Override
    protected double onCongestion(double window, long flightBytes, long nowPs) {
        return Math.min(window, flightBytes) / 2;
    }

    @Override
    protected double onMark(double window, long flightBytes, long nowPs) {
        return window * (1 - alpha / 2);
    }

    double alpha() {
        return alpha;
    }
}
