package org.nvsim.guest.tcp.congestion;

/**
 * The congestion window of one connection (RFC 5681): how many bytes may be on the way. Slow start
 * is the same for all; what follows, and how far to step back, is each algorithm's own.
 */
public abstract class CongestionControl {
    /** Most segments that slow start adds for one acknowledgment (RFC 9406 s4.2, not paced). */
    private static final int SLOW_START_LIMIT = 8;

    /** The initial window is at most this or two segments, whichever is more (RFC 6928 s2). */
    private static final int INITIAL_WINDOW_BYTES = 14_600;

    private int initialSegments;
    private int mss;
    private int segmentsAnAck = SLOW_START_LIMIT;
    private double windowBytes;
    private double thresholdBytes = Double.MAX_VALUE;

    /** A window that has not begun. */
    protected CongestionControl() {
        // all begins with start()
    }

    /**
     * The peer's SYN has come.
     *
     * @param mssBytes size of a segment
     * @param segments of the initial window (RFC 6928)
     */
    public final void start(int mssBytes, int segments) {
        initialSegments = segments;
        mss = mssBytes;
        windowBytes = initialWindowBytes();
    }

    /** The handshake lost more than chance explains: starts with one segment (RFC 6928 s2). */
    public final void startCautiously() {
        windowBytes = mss;
    }

    private double initialWindowBytes() {
        return Math.min((double) initialSegments * mss, Math.max(2.0 * mss, INITIAL_WINDOW_BYTES));
    }

    /** Segments have another size from now on (a smaller path MTU); the window keeps its bytes. */
    public final void changeMss(int mssBytes) {
        mss = mssBytes;
        windowBytes = Math.max(windowBytes, mssBytes);
    }

    /** Bytes that may be on the way. */
    public final long windowBytes() {
        return (long) windowBytes;
    }

    /** Slow start ends here; {@link Long#MAX_VALUE} if not known yet. */
    public final long thresholdBytes() {
        return (long) thresholdBytes;
    }

    /** Size of a segment in bytes. */
    public final int mss() {
        return mss;
    }

    /** {@code bytes} more were acknowledged, while the window was what held the sender back. */
    public final void acknowledged(long bytes, long nowPs, long rttPs) {
        double slowly = Math.max(0, Math.min(bytes, thresholdBytes - windowBytes));
        windowBytes += Math.min(slowly, (double) segmentsAnAck * mss);
        if (windowBytes < thresholdBytes) {
            return;
        }
        segmentsAnAck = SLOW_START_LIMIT;
        // The rest counts beyond slow start, but never as more than one window.
        double rest = Math.min(bytes - slowly, windowBytes);
        if (rest > 0) {
            windowBytes = avoidCongestion(windowBytes, rest, nowPs, rttPs);
        }
    }

    /** Time passed in which the window was not what held the sender back. */
    public void onUnused(long nowPs) {
        // Only who grows by time needs it.
    }

    /** Every acknowledgment passes here, whether the window grows or not. */
    public void onAcknowledgment(long bytes, boolean marked, long una, long next) {
        // Only who counts marks needs it.
    }

    /** A loss was seen while {@code flightBytes} were on the way: steps back, once a window. */
    public final void lost(long flightBytes, long nowPs) {
        thresholdBytes = Math.max(2.0 * mss, onCongestion(windowBytes, flightBytes, nowPs));
        windowBytes = thresholdBytes;
    }

    /** The network marked packets (RFC 3168 s6.1.2): steps back, once a window. */
    public final void marked(long flightBytes, long nowPs) {
        thresholdBytes = Math.max(2.0 * mss, onMark(windowBytes, flightBytes, nowPs));
        windowBytes = thresholdBytes;
    }

    /**
     * Nothing came back in time: starts again from one segment (RFC 5681 s3.1).
     *
     * @param first whether the data timed out for the first time; the threshold is kept otherwise
     */
    public final void timedOut(long flightBytes, long nowPs, boolean first) {
        if (first) {
            thresholdBytes = Math.max(2.0 * mss, onCongestion(windowBytes, flightBytes, nowPs));
        }
        windowBytes = mss;
        // One acknowledgment can tell of much that arrived long ago (RFC 3465 s2.3).
        segmentsAnAck = 1;
        onRestart(true);
    }

    /** Nothing was sent for longer than the timeout: what was known is stale (RFC 5681 s4.1). */
    public final void idled() {
        windowBytes = Math.min(windowBytes, initialWindowBytes());
        onRestart(false);
    }

    /**
     * The window after {@code bytes} were acknowledged beyond slow start.
     *
     * @param rttPs smoothed round-trip time, or -1
     */
    protected abstract double avoidCongestion(double window, double bytes, long nowPs, long rttPs);

    /** The window after a loss. */
    protected abstract double onCongestion(double window, long flightBytes, long nowPs);

    /** The window after a mark; as after a loss unless the algorithm knows better. */
    protected double onMark(double window, long flightBytes, long nowPs) {
        return onCongestion(window, flightBytes, nowPs);
    }

    /** Slow start begins again, {@code afterTimeout} or after silence. */
    protected void onRestart(boolean afterTimeout) {
        // Only who remembers when growth began needs it.
    }
}
