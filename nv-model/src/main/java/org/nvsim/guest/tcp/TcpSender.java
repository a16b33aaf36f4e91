package org.nvsim.guest.tcp;

import org.nvsim.packet.Ecn;
import org.nvsim.packet.Tcp;

/**
 * The sending half of a connection: the own stream, what of it is on the way, and what may follow
 * now by the peer's window, the congestion window and Nagle's rule.
 */
final class TcpSender {
    /** A large send waits until this part of the congestion window is free. */
    private static final int DEFERRAL_PART = 8;

    private static final long NOT_TIMED = -1;

    private final TcpConnection connection;
    private final CongestionControl congestion;
    private final RttEstimator rtt;
    private final LossRecovery recovery = new LossRecovery();
    private final RateReduction reduction = new RateReduction();
    private final PeerWindow window = new PeerWindow();
    private final int largeSendBytes;
    private final boolean nagle;

    /** Oldest number not acknowledged. */
    private long una;

    /** Next number to be sent for the first time. */
    private long next;

    /** Number behind the last byte that was written. */
    private long end;

    private boolean finishing;
    private boolean finished;
    private int mss;

    /** A round trip is being timed that ends when this is acknowledged; or {@link #NOT_TIMED}. */
    private long timedEnd = NOT_TIMED;

    private long timedAtPs;
    private long lastSentPs;

    /** Number behind the last segment that was smaller than it could be (Minshall's rule). */
    private long smallEnd;

    /** One reaction to congestion marks a window: until this is acknowledged. */
    private long markedUntil;

    private boolean announceReduction;
    private boolean heldByCongestion;
    private boolean probed;

    TcpSender(TcpConnection connection, TcpProfile profile) {
        this.connection = connection;
        this.congestion = CongestionControl.of(profile);
        this.rtt = new RttEstimator(profile.initialRtoPs(), profile.leastRtoPs());
        this.largeSendBytes = Math.min(profile.largeSendBytes(), SegmentWriter.largestPayload());
        this.nagle = profile.nagle();
    }

    /** The SYN is sent, with this number. */
    void start(long first) {
        una = first;
        next = first + 1;
        end += next;
        smallEnd = una;
        markedUntil = una;
    }

    /** The peer's SYN has come: what it agreed to holds from now on. */
    void agree(TcpAgreement options, int mssBytes) {
        window.setShift(options.peerShift());
        mss = mssBytes;
        congestion.start(mss);
        recovery.start(una, options.sack());
    }

    PeerWindow window() {
        return window;
    }

    CongestionControl congestion() {
        return congestion;
    }

    RttEstimator rtt() {
        return rtt;
    }

    LossRecovery recovery() {
        return recovery;
    }

    long una() {
        return una;
    }

    long next() {
        return next;
    }

    /** Highest number an acknowledgment can have. */
    long highest() {
        return probed ? next + 1 : next;
    }

    long flightBytes() {
        return next - una;
    }

    int mss() {
        return mss;
    }

    /** Bytes written and not sent. */
    long unsentBytes() {
        return Math.max(0, end - next);
    }

    /** Whether everything written, and the FIN if there is one, was sent. */
    boolean isFinished() {
        return finished;
    }

    /** Whether the peer has acknowledged the FIN. */
    boolean isFinishAcknowledged() {
        return finished && una > end;
    }

    void write(long bytes) {
        end += bytes;
    }

    /** Forgets what was written and not sent; returns how much that was. */
    long discardUnsent() {
        long bytes = unsentBytes();
        end -= bytes;
        return bytes;
    }

    /** A FIN is to follow what was written. */
    void finish() {
        finishing = true;
    }

    boolean isFinishing() {
        return finishing;
    }

    /** The SYN was acknowledged. */
    void synAcknowledged(boolean resent, long synSentPs) {
        una++;
        if (resent) {
            rtt.restart(3_000_000_000_000L);
        } else {
            rtt.measured(connection.nowPs() - synSentPs);
        }
        recovery.start(una, connection.options().sack());
    }

    /**
     * Takes an acknowledgment that is neither old nor beyond what was sent.
     *
     * @return how many numbers it newly acknowledges
     */
    long acknowledged(TcpSegment segment, long ack, boolean windowChanged) {
        long acked = ack - una;
        long arrivedBefore = una + recovery.arrivedBytes();
        long lostBefore = recovery.lostBelow();
        boolean news = recovery.noteSack(segment, ack, next);
        noteMarks(segment, acked, ack);
        if (acked > 0) {
            advance(segment, ack, acked);
        } else if (news || isDuplicate(segment, windowChanged)) {
            recovery.noteDuplicate(mss);
        }
        recovery.refresh(una, next, mss);
        if (recovery.mustEnter(una, next, mss)) {
            reduction.begin(flightBytes());
            congestion.lost(flightBytes(), connection.nowPs());
            recovery.enter(una, next, mss);
            announceReduction = true;
            connection.statistics().recoveries++;
        }
        if (recovery.phase() == LossRecovery.Phase.RECOVERY) {
            reduction.acknowledged(
                    Math.max(0, una + recovery.arrivedBytes() - arrivedBefore),
                    acked > 0 && recovery.lostBelow() <= Math.max(lostBefore, una),
                    recovery.pipe(una, next),
                    congestion.thresholdBytes(),
                    mss);
        }
        connection.traceWindow();
        return acked;
    }

    private void advance(TcpSegment segment, long ack, long acked) {
        boolean wasOpen = recovery.phase() != LossRecovery.Phase.RECOVERY;
        long ownBytes = acked - (finished && ack > end ? 1 : 0);
        if (ack > next) { // the byte of a probe
            count(ack - next);
            probed = false;
            next = ack;
        }
        una = ack;
        measure(segment, ack);
        rtt.progressed();
        recovery.advance(una, acked, mss);
        if (wasOpen && heldByCongestion) {
            congestion.acknowledged(acked, connection.nowPs(), rtt.smoothedPs());
        }
        connection.statistics().acknowledgedBytes += ownBytes;
    }

    private void measure(TcpSegment segment, long ack) {
        if (timedEnd != NOT_TIMED && ack >= timedEnd) {
            rtt.measured(connection.nowPs() - timedAtPs);
            timedEnd = NOT_TIMED;
        } else if (timedEnd == NOT_TIMED && connection.options().timestamps()) {
            // What was sent again can be timed by its echo only (RFC 7323 s4).
            long echoMs = connection.timestamp() - segment.timestampEcho();
            if (echoMs > 0 && echoMs < 1_000_000) {
                rtt.measured(echoMs * 1_000_000_000L);
            }
        }
    }

    private void noteMarks(TcpSegment segment, long acked, long ack) {
        if (!connection.options().ecn()) {
            return;
        }
        boolean marked = segment.has(Tcp.ECE);
        congestion.observed(acked, marked, ack, next);
        if (!marked) {
            return;
        }
        connection.statistics().congestionMarks++;
        if (ack >= markedUntil && recovery.isOpen()) {
            congestion.marked(flightBytes(), connection.nowPs());
            markedUntil = next;
            announceReduction = true;
        }
    }

    /** RFC 5681 s2: a duplicate acknowledgment. */
    private boolean isDuplicate(TcpSegment segment, boolean windowChanged) {
        return !connection.options().sack()
                && segment.sequenceBytes() == 0
                && flightBytes() > 0
                && !windowChanged;
    }

    /** Sends what may be sent now. */
    void output() {
        if (flightBytes() == 0 && isStale()) {
            congestion.idled();
        }
        long pipe = recovery.pipe(una, next);
        boolean repairs = recovery.phase() == LossRecovery.Phase.RECOVERY;
        long sent;
        do {
            long room = repairs ? reduction.allowance() : congestion.windowBytes() - pipe;
            sent = resendLost(room);
            if (sent == 0) {
                sent = sendNew(room, pipe);
            }
            if (sent == 0) {
                sent = resendHole(room);
            }
            pipe += sent;
            reduction.sent(sent);
        } while (sent > 0);
    }

    private boolean isStale() {
        return lastSentPs > 0 && connection.nowPs() - lastSentPs > rtt.rtoPs() && recovery.isOpen();
    }

    private long resendLost(long room) {
        long from = recovery.nextLost(una);
        if (from < 0 || from >= next || (room < mss && !recovery.isUrgent())) {
            return 0;
        }
        long bytes = Math.min(recovery.endOfLost(from), next) - from;
        long limit = Math.max(mss, Math.min(largeSendBytes, room) / mss * mss);
        return resend(from, Math.min(bytes, limit));
    }

    private long resendHole(long room) {
        long from = recovery.nextHole(una);
        if (from < 0 || room < mss) {
            return 0;
        }
        return resend(from, Math.min(recovery.endOfHole(from) - from, mss));
    }

    private long resend(long from, long bytes) {
        if (from < timedEnd) {
            timedEnd = NOT_TIMED; // Karn: it could be either's acknowledgment
        }
        int data = (int) (Math.min(from + bytes, end) - from);
        boolean fin = finished && from + bytes > end;
        int segments = Math.max(1, (data + mss - 1) / mss);
        connection.statistics().resent(connection.nowPs(), segments, data);
        transmit(from, data, fin, false);
        recovery.resent(from + bytes, next);
        return bytes;
    }

    /**
     * Sends new data, a large send at most.
     *
     * @return how many numbers it took
     */
    private long sendNew(long room, long pipe) {
        long unsent = unsentBytes();
        heldByCongestion = false;
        if (unsent == 0) {
            return finishing && !finished ? sendFinish() : 0;
        }
        long open = window.edge() - next;
        long usable = Math.min(unsent, Math.min(open, room));
        long bytes = allowed(usable, unsent, open, pipe);
        heldByCongestion = bytes == 0 && room < Math.min(unsent, open);
        if (bytes <= 0) {
            return 0;
        }
        boolean last = bytes == unsent && finishing;
        if (bytes % mss != 0) {
            smallEnd = next + bytes;
        }
        count(bytes);
        long sequence = next;
        next += bytes + (last ? 1 : 0);
        finished |= last;
        transmit(sequence, (int) bytes, last, true);
        return next - sequence;
    }

    /** How much of what the windows allow is worth sending (RFC 9293 s3.7.4, s3.8.6.2.1). */
    private long allowed(long usable, long unsent, long open, long pipe) {
        if (usable >= mss) {
            long bytes = Math.min(usable, Math.max(mss, largeSendBytes));
            if (bytes < unsent || !maySendSmall()) {
                bytes = bytes / mss * mss;
            }
            return isWorthWaiting(bytes, usable, unsent, pipe) ? 0 : bytes;
        }
        if (usable <= 0) {
            return 0;
        }
        if (usable == unsent) { // all that is left
            return maySendSmall() ? usable : 0;
        }
        // Silly window avoidance: a small segment only for a peer whose window is always small.
        return usable == open && usable >= window.largest() / 2 ? usable : 0;
    }

    /** Nagle's rule as Minshall refined it: one small segment on the way at a time. */
    private boolean maySendSmall() {
        return !nagle || finishing || una >= smallEnd;
    }

    /**
     * Large sends wait for more of the congestion window to be free, if acknowledgments are sure to
     * come: cutting at the adapter pays only if there is something to cut.
     */
    private boolean isWorthWaiting(long bytes, long usable, long unsent, long pipe) {
        if (largeSendBytes < 2 * mss || usable == unsent || !recovery.isOpen() || pipe < 4L * mss) {
            return false;
        }
        return bytes
                < Math.min(largeSendBytes / mss * mss, congestion.windowBytes() / DEFERRAL_PART);
    }

    private long sendFinish() {
        long sequence = next++;
        finished = true;
        transmit(sequence, 0, true, true);
        return 1;
    }

    private void count(long bytes) {
        connection.statistics().sent(connection.nowPs(), (bytes + mss - 1) / mss, bytes);
    }

    private void transmit(long sequence, int data, boolean fin, boolean fresh) {
        int flags = Tcp.ACK;
        flags |= fin ? Tcp.FIN : 0;
        flags |= data > 0 && sequence + data == end ? Tcp.PSH : 0;
        int ecn = Ecn.NOT_ECT;
        if (fresh && data > 0) {
            if (connection.options().ecn()) {
                ecn = Ecn.ECT_0;
                flags |= announceReduction ? Tcp.CWR : 0;
                announceReduction = false;
            }
            if (timedEnd == NOT_TIMED) {
                timedEnd = sequence + data;
                timedAtPs = connection.nowPs();
            }
        }
        lastSentPs = connection.nowPs();
        connection.sendSegment(sequence, data, flags, ecn);
    }

    /** Nothing came back in time. */
    void timedOut() {
        congestion.timedOut(flightBytes(), connection.nowPs(), rtt.backoff() == 0);
        rtt.backOff();
        recovery.loseAll(una, next);
        timedEnd = NOT_TIMED;
        announceReduction = true;
    }

    /** Packets of the size used until now do not get through; smaller ones will (RFC 1191). */
    void shrinkSegments(int newMss) {
        mss = newMss;
        congestion.changeMss(mss);
        timedEnd = NOT_TIMED;
        if (flightBytes() > 0) {
            recovery.loseAll(una, next);
        }
    }

    /**
     * Whether only the peer's closed window keeps data from being sent, with nothing on the way.
     */
    boolean needsProbe() {
        return flightBytes() == 0 && unsentBytes() > 0;
    }

    /** Sends what of the window there is, or one byte beyond it (RFC 9293 s3.8.6.1). */
    void probe() {
        long open = window.edge() - next;
        int bytes = (int) Math.max(1, Math.min(Math.min(open, mss), unsentBytes()));
        if (open > 0) {
            count(bytes);
            long sequence = next;
            next += bytes;
            transmit(sequence, bytes, false, true);
        } else {
            probed = true;
            connection.sendSegment(next, bytes, Tcp.ACK, Ecn.NOT_ECT);
        }
    }
}
