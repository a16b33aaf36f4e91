package org.nvsim.guest.tcp;

/**
 * The congestion window of one connection (RFC 5681): how many bytes may be on the way. Slow start
 * is the same for all; what follows, and how far to step back, is each algorithm's own.
 */
abstract class CongestionControl {
    private final int initialSegments;
    private int mss;
    private double windowBytes;
    private double thresholdBytes = Double.MAX_VALUE;

    CongestionControl(int initialSegments) {
        this.initialSegments = initialSegments;
    }

    static CongestionControl of(TcpProfile profile) {
        switch (profile.congestion()) {
            case NEW_RENO:
                return new NewReno(profile.initialWindowSegments());
            case DCTCP:
                return new Dctcp(profile.initialWindowSegments());
            case CUBIC:
            default:
                return new Cubic(profile.initialWindowSegments());
        }
    }

    /** The connection is established, with segments of this size. */
    final void start(int mssBytes) {
        mss = mssBytes;
        windowBytes = (double) initialSegments * mssBytes;
    }

    /** Segments have another size from now on (a smaller path MTU); the window keeps its bytes. */
    final void changeMss(int mssBytes) {
        mss = mssBytes;
        windowBytes = Math.max(windowBytes, mssBytes);
    }

    /** Bytes that may be on the way. */
    final long windowBytes() {
        return (long) windowBytes;
    }

    /** Slow start ends here; {@link Long#MAX_VALUE} if not known yet. */
    final long thresholdBytes() {
        return (long) thresholdBytes;
    }

    final int mss() {
        return mss;
    }

    /** {@code bytes} more were acknowledged, while the window was what held the sender back. */
    final void acknowledged(long bytes, long nowPs, long rttPs) {
        double slowly = Math.max(0, Math.min(bytes, thresholdBytes - windowBytes));
        windowBytes += slowly;
        // The rest counts beyond slow start, but never as more than one window.
        double rest = Math.min(bytes - slowly, windowBytes);
        if (rest > 0) {
            windowBytes = avoidCongestion(windowBytes, rest, nowPs, rttPs);
        }
    }

    /** Every acknowledgment passes here, whether the window grows or not. */
    void observed(long bytes, boolean marked, long una, long next) {
        // Only who counts marks needs it.
    }

    /** A loss was seen while {@code flightBytes} were on the way: steps back, once a window. */
    final void lost(long flightBytes, long nowPs) {
        thresholdBytes = Math.max(2.0 * mss, stepBack(windowBytes, flightBytes, nowPs));
        windowBytes = thresholdBytes;
    }

    /** The network marked packets (RFC 3168 s6.1.2): steps back, once a window. */
    final void marked(long flightBytes, long nowPs) {
        thresholdBytes = Math.max(2.0 * mss, stepBackForMark(windowBytes, flightBytes, nowPs));
        windowBytes = thresholdBytes;
    }

    /**
     * Nothing came back in time: starts again from one segment (RFC 5681 s3.1).
     *
     * @param first whether the data timed out for the first time; the threshold is kept otherwise
     */
    final void timedOut(long flightBytes, long nowPs, boolean first) {
        if (first) {
            thresholdBytes = Math.max(2.0 * mss, stepBack(windowBytes, flightBytes, nowPs));
        }
        windowBytes = mss;
        restarted();
    }

    /** Nothing was sent for longer than the timeout: what was known is stale (RFC 5681 s4.1). */
    final void idled() {
        windowBytes = Math.min(windowBytes, (double) initialSegments * mss);
        restarted();
    }

    /**
     * The window after {@code bytes} were acknowledged beyond slow start.
     *
     * @param rttPs smoothed round-trip time, or -1
     */
    abstract double avoidCongestion(double window, double bytes, long nowPs, long rttPs);

    /** The window after a loss. */
    abstract double stepBack(double window, long flightBytes, long nowPs);

    /** The window after a mark; as after a loss unless the algorithm knows better. */
    double stepBackForMark(double window, long flightBytes, long nowPs) {
        return stepBack(window, flightBytes, nowPs);
    }

    /** Slow start begins again. */
    void restarted() {
        // Only who remembers when growth began needs it.
    }
}
