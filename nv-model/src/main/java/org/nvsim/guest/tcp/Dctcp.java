package org.nvsim.guest.tcp;

/** Data Center TCP (RFC 8257): steps back by the share of bytes that met congestion. */
final class Dctcp extends CongestionControl {
    /** Weight of the newest window in the estimate (s4.2). */
    private static final double GAIN = 1.0 / 16;

    /** Estimated share of bytes that are marked; the cautious start of s3.3. */
    private double alpha = 1;

    private long ackedBytes;
    private long markedBytes;
    private long windowEnd = Long.MIN_VALUE;

    Dctcp(int initialSegments) {
        super(initialSegments);
    }

    @Override
    void observed(long bytes, boolean marked, long una, long next) {
        ackedBytes += bytes;
        markedBytes += marked ? bytes : 0;
        if (una <= windowEnd) {
            return;
        }
        if (ackedBytes > 0) {
            double share = (double) markedBytes / ackedBytes;
            alpha += GAIN * (share - alpha);
        }
        ackedBytes = 0;
        markedBytes = 0;
        windowEnd = next;
    }

    @Override
    double avoidCongestion(double window, double bytes, long nowPs, long rttPs) {
        return window + mss() * bytes / window;
    }

    @Override
    double stepBack(double window, long flightBytes, long nowPs) {
        return Math.min(window, flightBytes) / 2;
    }

    @Override
    double stepBackForMark(double window, long flightBytes, long nowPs) {
        return window * (1 - alpha / 2);
    }

    double alpha() {
        return alpha;
    }
}
