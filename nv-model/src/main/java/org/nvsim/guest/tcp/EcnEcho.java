package org.nvsim.guest.tcp;

import org.nvsim.guest.tcp.congestion.CongestionAlgorithm.EcnFeedback;

/**
 * What acknowledgments say about congestion: ECN's echo, held until the sender has reacted (RFC
 * 3168 s6.1.3), or exact to the segment (RFC 8257 s3.2).
 */
final class EcnEcho {
    private final boolean exact;
    private boolean enabled;
    private boolean echo;

    EcnEcho(TcpProfile profile) {
        exact = profile.congestion().feature().ecnFeedback() == EcnFeedback.PER_SEGMENT;
    }

    void enable() {
        enabled = true;
    }

    boolean isEnabled() {
        return enabled;
    }

    /** Whether acknowledgments carry ECE now. */
    boolean echoes() {
        return echo;
    }

    /** Whether what is still to be acknowledged must be so before this segment is counted in. */
    boolean changesWith(TcpSegment segment) {
        return enabled && exact && segment.marked() != echo;
    }

    /** A segment with data arrived. */
    void arrived(TcpSegment segment, boolean windowReduced) {
        if (!enabled) {
            return;
        }
        if (exact) {
            echo = segment.marked();
        } else if (segment.marked()) {
            echo = true;
        } else if (windowReduced) {
            echo = false;
        }
    }
}
