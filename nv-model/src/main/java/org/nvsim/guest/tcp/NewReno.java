package org.nvsim.guest.tcp;

/** Congestion avoidance of RFC 5681: one segment more each round trip, half the flight on loss. */
final class NewReno extends CongestionControl {
    NewReno(int initialSegments) {
        super(initialSegments);
    }

    @Override
    double avoidCongestion(double window, long bytes, long nowPs, long rttPs) {
        return window + (double) mss() * bytes / window;
    }

    @Override
    double stepBack(double window, long flightBytes, long nowPs) {
        return flightBytes / 2.0;
    }
}
