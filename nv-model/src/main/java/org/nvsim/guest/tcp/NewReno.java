package org.nvsim.guest.tcp;

/** Congestion avoidance of RFC 5681: one segment more each round trip, half the flight on loss. */
final class NewReno extends CongestionControl {
    NewReno(int initialSegments) {
        super(initialSegments);
    }

    @Override
    double avoidCongestion(double window, double bytes, long nowPs, long rttPs) {
        return window + mss() * bytes / window;
    }

    @Override
    double stepBack(double window, long flightBytes, long nowPs) {
        return Math.min(window, flightBytes) / 2;
    }
}
