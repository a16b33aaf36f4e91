package org.nvsim.guest.tcp;

import org.nvsim.guest.tcp.congestion.CongestionAlgorithm.EcnFeedback;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.TcpOptions;

/** What the two ends of a connection agreed on in their SYNs. */
final class NegotiatedOptions {
    private final TcpProfile profile;
    private boolean sack;
    private boolean timestamps;
    private boolean windowScaling;
    private boolean ecn;
    private int peerShift;
    private int peerMss = TcpOptions.DEFAULT_MSS;

    NegotiatedOptions(TcpProfile profile) {
        this.profile = profile;
    }

    /**
     * Reads the peer's SYN.
     *
     * @param answer whether the SYN answers one of this end
     */
    void read(TcpSegment syn, boolean answer) {
        sack = profile.sack() && syn.sackPermitted();
        timestamps = profile.timestamps() && syn.hasTimestamps();
        windowScaling = profile.windowScale() >= 0 && syn.windowScale() >= 0;
        peerShift = windowScaling ? syn.windowScale() : 0;
        peerMss = syn.mss() != 0 ? syn.mss() : TcpOptions.DEFAULT_MSS;
        // RFC 3168 s6.1.1: asked for with ECE and CWR, granted with ECE alone
        boolean peer = syn.has(Tcp.ECE) && syn.has(Tcp.CWR) != answer;
        ecn = wantsEcn() && peer;
    }

    boolean wantsEcn() {
        return profile.ecn() || profile.congestion().feature().ecnFeedback() != EcnFeedback.NONE;
    }

    boolean sack() {
        return sack;
    }

    boolean timestamps() {
        return timestamps;
    }

    /** How many SACK blocks the header has room for (RFC 2018 s3). */
    int mostSackBlocks() {
        return timestamps ? TcpOptions.MOST_SACK_BLOCKS - 1 : TcpOptions.MOST_SACK_BLOCKS;
    }

    boolean windowScaling() {
        return windowScaling;
    }

    boolean ecn() {
        return ecn;
    }

    /** Shift of the peer's windows. */
    int peerShift() {
        return peerShift;
    }

    /** Shift of the own windows. */
    int ownShift() {
        return windowScaling ? profile.windowScale() : 0;
    }

    /** What the peer takes in a segment, options not subtracted (RFC 6691). */
    int peerMss() {
        return peerMss;
    }
}
