package org.nvsim.guest.tcp;

import org.nvsim.guest.tcp.congestion.CongestionControl;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Tcp;

/**
 * The sending half of a connection: takes acknowledgments, decides what is lost, and sends what may
 * follow by the peer's window, the congestion window and {@link SegmentSizing}.
 */
final class TcpSender {
    private static final long RESTART_RTO_PS = 3_000_000_000_000L; // RFC 6298 s5.7

    /** More SYNs than this, and the network has no room for an initial window (RFC 6928 s2). */
    private static final int SYNS_BEFORE_CAUTION = 2;

    private final TcpConnection connection;
    private final SendBuffer stream = new SendBuffer();
    private final SendWindow window = new SendWindow();
    private final SegmentSizing sizing;
    private final CongestionControl congestion;
    private final RttEstimator rtt;
    private final LossRecovery recovery = new LossRecovery();
    private final ProportionalRateReduction reduction = new ProportionalRateReduction();
    private final SmallQueue queue;
    private long lastSentPs;

    /** How often in a row nothing came back in time. */
    private int timeouts;

    /** One reaction to congestion marks a window: until this is acknowledged. */
    private long markedUntil = Long.MIN_VALUE;

    /** The next new data says that the window was reduced (RFC 3168 s6.1.2). */
    private boolean announceReduction;

    /** Whether it was the congestion window that kept more from being sent. */
    private boolean heldByCongestion;

    TcpSender(TcpConnection connection, TcpProfile profile) {
        this.connection = connection;
        this.sizing = new SegmentSizing(profile);
        this.congestion = profile.congestion().feature().create(profile.congestion());
        this.rtt = new RttEstimator(profile, connection.statistics());
        this.queue = new SmallQueue(connection.protocol().stack(), connection::pump);
    }

    /** The peer's SYN has come: what it agreed to holds from now on. */
    void agree(NegotiatedOptions options, int mssBytes, int initialSegments) {
        window.setShift(options.peerShift());
        sizing.setMss(mssBytes);
        congestion.start(mssBytes, initialSegments);
        recovery.start(stream.una(), options.sack());
    }

    SendBuffer stream() {
        return stream;
    }

    SendWindow window() {
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

    int mss() {
        return sizing.mss();
    }

    /** Payload of a full segment now, beside the options it must carry. */
    int segmentBytes() {
        return sizing.segmentBytes();
    }

    /** The SYN, of which there were {@code sent}, was acknowledged. */
    void synAcknowledged(int sent, boolean timedOut, long synSentPs) {
        stream.acknowledged(stream.next());
        if (timedOut) {
            rtt.restart(RESTART_RTO_PS);
        } else if (sent == 1) {
            rtt.measured(connection.nowPs() - synSentPs);
        }
        if (sent > SYNS_BEFORE_CAUTION) {
            congestion.startCautiously();
        }
        recovery.start(stream.una(), connection.options().sack());
    }

    /**
     * Takes an acknowledgment that is neither old nor beyond what was sent.
     *
     * @return how many numbers it newly acknowledges
     */
    long acknowledged(TcpSegment segment, long ack, boolean windowChanged) {
        long acked = ack - stream.una();
        long arrivedBefore = stream.una() + recovery.arrivedBytes();
        long lostBefore = recovery.lostBelow();
        boolean news = recovery.noteSack(segment, ack, stream.next());
        noteMarks(segment, acked, ack);
        if (acked > 0) {
            advance(segment, ack, acked);
        } else if (news || isDuplicate(segment, windowChanged)) {
            recovery.noteDuplicate(mss());
        }
        long una = stream.una();
        long next = stream.next();
        recovery.refresh(una, next, mss());
        if (recovery.mustEnter(una, next, mss())) {
            repair();
        }
        if (recovery.phase() == LossRecovery.Phase.RECOVERY) {
            reduction.acknowledged(
                    Math.max(0, una + recovery.arrivedBytes() - arrivedBefore),
                    acked > 0 && recovery.lostBelow() <= Math.max(lostBefore, una),
                    recovery.pipe(una, next),
                    congestion.thresholdBytes(),
                    mss());
        }
        connection.traceWindow();
        return acked;
    }

    private void repair() {
        reduction.begin(stream.flightBytes());
        congestion.lost(stream.flightBytes(), connection.nowPs());
        recovery.enter(stream.una(), stream.next(), mss());
        announceReduction = true;
        connection.statistics().recoveries++;
    }

    private void advance(TcpSegment segment, long ack, long acked) {
        // Acknowledgments that report congestion do not let the window grow (RFC 3168 s6.1.2).
        boolean marked = connection.options().ecn() && segment.has(Tcp.ECE);
        boolean grows =
                heldByCongestion && !marked && recovery.phase() != LossRecovery.Phase.RECOVERY;
        long probeBytes = stream.acknowledged(ack);
        if (probeBytes > 0) {
            count(probeBytes);
        }
        measure(segment, ack);
        timeouts = 0;
        recovery.advance(ack, acked, mss());
        if (grows) {
            congestion.acknowledged(acked, connection.nowPs(), rtt.smoothedPs());
        } else if (!heldByCongestion) {
            congestion.onUnused(connection.nowPs());
        }
        connection.statistics().acknowledgedBytes +=
                acked - (stream.isFinishAcknowledged() ? 1 : 0);
    }

    private void measure(TcpSegment segment, long ack) {
        boolean measured = rtt.acknowledged(ack, connection.nowPs());
        if (!measured && !rtt.isTiming() && connection.options().timestamps()) {
            // What was sent again can be timed by its echo only (RFC 7323 s4).
            int echoMs = connection.timestamp() - segment.timestampEcho();
            if (echoMs > 0 && segment.timestampEcho() != 0) {
                rtt.estimated(echoMs * 1_000_000_000L);
            } else if (echoMs == 0) {
                rtt.answeredAtOnce();
            }
        }
    }

    private void noteMarks(TcpSegment segment, long acked, long ack) {
        if (!connection.options().ecn()) {
            return;
        }
        boolean marked = segment.has(Tcp.ECE);
        congestion.onAcknowledgment(acked, marked, ack, stream.next());
        if (!marked) {
            return;
        }
        connection.statistics().congestionMarks++;
        if (ack >= markedUntil && recovery.isOpen()) {
            congestion.marked(stream.flightBytes(), connection.nowPs());
            markedUntil = stream.next();
            announceReduction = true;
        }
    }

    /** RFC 5681 s2: a duplicate acknowledgment. With SACK, only news of arrivals count. */
    private boolean isDuplicate(TcpSegment segment, boolean windowChanged) {
        return !connection.options().sack()
                && segment.sequenceBytes() == 0
                && stream.flightBytes() > 0
                && !windowChanged;
    }

    /** Sends what may be sent now. */
    void output() {
        if (stream.flightBytes() == 0) {
            congestion.onUnused(connection.nowPs());
            if (isStale()) {
                congestion.idled();
            }
        }
        sizing.leaveRoomFor(connection.sackOptionBytes());
        boolean repairs = recovery.phase() == LossRecovery.Phase.RECOVERY;
        long pipe = recovery.pipe(stream.una(), stream.next());
        heldByCongestion = false;
        long sent;
        do {
            if (queue.holds()) {
                return;
            }
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
        long from = recovery.nextLost(stream.una());
        if (from < 0 || from >= stream.next()) {
            return 0;
        }
        if (room < mss() && !recovery.isUrgent()) {
            heldByCongestion = true;
            return 0;
        }
        long hole = Math.min(recovery.endOfLost(from), stream.next()) - from;
        return resend(from, sizing.again(hole, room));
    }

    private long resendHole(long room) {
        long from = recovery.nextHole(stream.una());
        if (from < 0 || room < mss()) {
            return 0;
        }
        return resend(from, Math.min(recovery.endOfHole(from) - from, segmentBytes()));
    }

    private long resend(long from, long bytes) {
        rtt.resent(from);
        int data = (int) (Math.min(from + bytes, stream.end()) - from);
        boolean fin = stream.isFinished() && from + bytes > stream.end();
        connection.statistics().resent(Math.max(1, segments(data)), data);
        transmit(from, data, fin, false);
        recovery.resent(from + bytes, stream.next());
        return bytes;
    }

    /**
     * Sends new data, a large send at most, or the FIN.
     *
     * @return how many numbers it took
     */
    private long sendNew(long room, long pipe) {
        long unsent = stream.unsentBytes();
        boolean mayFinish = stream.isFinishing() && !stream.isFinished();
        long bytes = 0;
        if (unsent > 0) {
            bytes = sizing.allowed(stream, window, room, pipe, recovery.isOpen());
            long open = window.edge() - stream.next();
            heldByCongestion |= bytes == 0 && room < Math.min(unsent, open);
        }
        boolean fin = mayFinish && bytes == unsent;
        if (bytes == 0 && !fin) {
            return 0;
        }
        long sequence = stream.next();
        stream.sent(bytes, fin);
        if (bytes > 0) {
            count(bytes);
            sizing.sent(bytes, sequence + bytes);
        }
        transmit(sequence, (int) bytes, fin, true);
        return stream.next() - sequence;
    }

    private void count(long bytes) {
        connection.statistics().sent(segments(bytes), bytes);
    }

    /** How many segments that many bytes are on the wire. */
    int segments(long bytes) {
        return (int) ((bytes + segmentBytes() - 1) / segmentBytes());
    }

    private void transmit(long sequence, int data, boolean fin, boolean fresh) {
        int flags = Tcp.ACK;
        flags |= fin ? Tcp.FIN : 0;
        flags |= data > 0 && sequence + data == stream.end() ? Tcp.PSH : 0;
        int ecn = Ecn.NOT_ECT;
        if (fresh && data > 0) {
            if (connection.options().ecn()) {
                ecn = Ecn.ECT_0;
                flags |= announceReduction ? Tcp.CWR : 0;
                announceReduction = false;
            }
            rtt.sent(sequence + data, connection.nowPs());
        }
        lastSentPs = connection.nowPs();
        connection.sendSegment(sequence, data, flags, ecn);
        queue.sent();
    }

    /** The connection is no more. */
    void release() {
        queue.release();
    }

    /** How often in a row nothing came back in time. */
    int timeouts() {
        return timeouts;
    }

    /** Nothing came back in time. */
    void timedOut() {
        congestion.timedOut(stream.flightBytes(), connection.nowPs(), timeouts++ == 0);
        rtt.backOff();
        rtt.resent(stream.una());
        recovery.loseAll(stream.una(), stream.next());
        announceReduction = true;
    }

    /**
     * Segments have another size from now on. If they must be smaller, what is on the way does not
     * get through, and is sent again at no cost to the window (RFC 1191 s6.5).
     */
    void changeSegments(int mssBytes) {
        boolean tooBig = mssBytes < mss();
        sizing.setMss(mssBytes);
        congestion.changeMss(mssBytes);
        if (tooBig && stream.flightBytes() > 0) {
            rtt.resent(stream.una());
            recovery.loseAll(stream.una(), stream.next());
        }
    }

    /** Whether data waits with nothing on the way whose acknowledgment could release it. */
    boolean needsProbe() {
        return stream.flightBytes() == 0 && stream.unsentBytes() > 0;
    }

    /** Sends what of the window there is, or one byte beyond it (RFC 9293 s3.8.6.1). */
    void probe() {
        long open = window.edge() - stream.next();
        long sequence = stream.next();
        if (open > 0) {
            long bytes = Math.min(Math.min(open, segmentBytes()), stream.unsentBytes());
            stream.sent(bytes, false);
            count(bytes);
            sizing.sent(bytes, sequence + bytes);
            transmit(sequence, (int) bytes, false, true);
        } else {
            stream.probed();
            connection.sendSegment(sequence, 1, Tcp.ACK, Ecn.NOT_ECT);
        }
    }
}
