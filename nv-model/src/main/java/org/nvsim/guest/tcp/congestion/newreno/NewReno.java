package org.nvsim.guest.tcp.congestion.newreno;

import org.nvsim.guest.tcp.congestion.CongestionControl;

/** Congestion avoidance of RFC 5681: one segment more each round trip, half the flight on loss. */
final class NewReno extends CongestionControl {
    @Override
    protected double avoidCongestion(double window, double bytes, long nowPs, long rttPs) {
        return window + mss() * bytes / window;
    }

    @Override
    protected double onCongestion(double window, long flightBytes, long nowPs) {
        return Math.min(window, flightBytes) / 2;
    }
}
