package org.nvsim.guest.tcp;

import org.nvsim.packet.Tcp;

/** What a connection does with a segment that arrives: RFC 9293 s3.10.7, in its order. */
final class TcpInput {
    /** Least time between two answers to segments that only could provoke another (RFC 5961 s7). */
    private static final long CHALLENGE_INTERVAL_PS = 500_000_000_000L;

    /** After so long a silence, 24 days, no timestamp tells old from new (RFC 7323 s5.5). */
    private static final long TIMESTAMP_VALIDITY_PS = 24 * 86_400 * 1_000_000_000_000L;

    private final TcpConnection c;
    private int recentTimestamp;
    private long recentTimestampPs;
    private long lastAckSent;

    /** Payload of the SYN, kept until the connection is established. */
    private int synBytes;

    private long lastChallengePs = -CHALLENGE_INTERVAL_PS;

    TcpInput(TcpConnection connection) {
        c = connection;
    }

    /** What the timestamps option echoes (TS.Recent). */
    int recentTimestamp() {
        lastAckSent = c.receiver().next();
        return recentTimestamp;
    }

    void segmentArrived(TcpSegment segment) {
        if (c.state() == TcpState.SYN_SENT) {
            arrivedInSynSent(segment);
            return;
        }
        long sequence = TcpSegment.unwrap(segment.sequence(), c.receiver().next());
        if (answersOwnSyn(segment, sequence) || !passesTimestamps(segment)) {
            return;
        }
        boolean acceptable = c.receiver().accepts(sequence, segment.sequenceBytes());
        if (!acceptable && !refuseUnacceptable(segment, sequence)) {
            return;
        }
        if (acceptable && sequence <= lastAckSent && !segment.has(Tcp.RST)) {
            noteTimestamp(segment);
        }
        if (segment.has(Tcp.RST)) {
            reset(sequence);
        } else if (segment.has(Tcp.SYN)) {
            challenge(); // RFC 5961 s4.2
        } else if (segment.has(Tcp.ACK)) {
            acknowledged(segment, sequence, acceptable);
        }
    }

    /** Takes the SYN that opens a connection at this end. */
    void synArrived(TcpSegment syn) {
        long sequence = syn.sequence() & 0xFFFF_FFFFL | 1L << 32;
        c.receiver().start(sequence, c.profile().synWindow());
        c.options().read(syn, syn.has(Tcp.ACK));
        noteTimestamp(syn);
        synBytes = syn.payloadBytes();
        lastAckSent = c.receiver().next();
        c.receiver().agree(c.options().ownShift(), Math.min(c.ownMss(), c.mssToPeer()));
        c.sender().agree(c.options(), c.mssToPeer(), c.profile().initialWindowSegments());
        if (c.options().ecn()) {
            c.ecnEcho().enable();
        }
        c.sender().window().start(syn, sequence, c.sender().stream().una());
    }

    /**
     * Whether a SYN that comes in TIME-WAIT can only begin a new connection (RFC 6191 s2): it is
     * younger by its timestamp, or by its number where timestamps do not tell.
     */
    boolean canBegin(TcpSegment syn) {
        boolean newer = syn.sequence() - (int) c.receiver().next() > 0;
        if (!c.options().timestamps() || !syn.hasTimestamps()) {
            return newer || syn.hasTimestamps();
        }
        int later = syn.timestampValue() - recentTimestamp;
        return later > 0 || (later == 0 && newer);
    }

    private void arrivedInSynSent(TcpSegment segment) {
        long ack = TcpSegment.unwrap(segment.acknowledgment(), c.sender().stream().next());
        boolean acks = segment.has(Tcp.ACK);
        if (acks && ack != c.sender().stream().next()) {
            if (!segment.has(Tcp.RST)) {
                c.protocol().writer().sendReset(segment, c.flow());
            }
            return;
        }
        if (segment.has(Tcp.RST)) {
            if (acks) {
                c.close(TcpEnd.REFUSED);
            }
            return;
        }
        if (!segment.has(Tcp.SYN)) {
            return;
        }
        synArrived(segment);
        if (!acks) { // both ends opened at once
            c.setState(TcpState.SYN_RECEIVED);
            c.statistics().resent(1, 0);
            c.sendSyn();
            return;
        }
        c.established();
        c.sender().window().start(segment, c.receiver().next() - 1, ack);
        c.acknowledge();
        c.user().connected(c);
        takeTextOfSyn();
        c.pump();
    }

    /** In SYN-RECEIVED, the peer's SYN again: it did not get the answer, or has got it just now. */
    private boolean answersOwnSyn(TcpSegment segment, long sequence) {
        if (c.state() != TcpState.SYN_RECEIVED
                || !segment.has(Tcp.SYN)
                || segment.has(Tcp.RST)
                || sequence != c.receiver().next() - 1) {
            return false;
        }
        long ack = TcpSegment.unwrap(segment.acknowledgment(), c.sender().stream().next());
        if (segment.has(Tcp.ACK) && ack == c.sender().stream().next()) {
            c.sender().window().start(segment, sequence, ack);
            establish();
            c.acknowledge();
            c.pump();
        } else {
            c.statistics().resent(1, 0);
            c.sendSyn();
        }
        return true;
    }

    /** RFC 7323 s5.3: segments older than one that arrived are not of now (PAWS). */
    private boolean passesTimestamps(TcpSegment segment) {
        if (!c.options().timestamps() || segment.has(Tcp.RST)) {
            return true;
        }
        if (!segment.hasTimestamps()) {
            return false;
        }
        boolean old = segment.timestampValue() - recentTimestamp < 0;
        if (old && c.nowPs() - recentTimestampPs <= TIMESTAMP_VALIDITY_PS) {
            c.acknowledge();
            return false;
        }
        return true;
    }

    private void noteTimestamp(TcpSegment segment) {
        recentTimestamp = segment.timestampValue();
        recentTimestampPs = c.nowPs();
    }

    /**
     * Answers a segment that lies outside of the window.
     *
     * @return whether its acknowledgment is worth reading all the same
     */
    private boolean refuseUnacceptable(TcpSegment segment, long sequence) {
        if (segment.has(Tcp.RST)) {
            return false;
        }
        if (c.state() == TcpState.TIME_WAIT && segment.has(Tcp.FIN)) {
            c.enterTimeWait(); // the peer did not get the last acknowledgment
        }
        if (segment.sequenceBytes() > 0) {
            c.receiver().noteDuplicate(sequence, segment.payloadBytes());
            c.acknowledge();
        } else {
            challenge();
        }
        return sequence == c.receiver().next() && !segment.has(Tcp.SYN);
    }

    private void reset(long sequence) {
        if (sequence != c.receiver().next()) {
            challenge(); // in the window, but not exact (RFC 5961 s3.2)
            return;
        }
        boolean bothFinished = c.state() == TcpState.CLOSING || c.state() == TcpState.LAST_ACK;
        c.close(bothFinished ? TcpEnd.NORMAL : TcpEnd.RESET);
    }

    private void challenge() {
        if (c.nowPs() - lastChallengePs >= CHALLENGE_INTERVAL_PS) {
            lastChallengePs = c.nowPs();
            c.acknowledge();
        }
    }

    private void acknowledged(TcpSegment segment, long sequence, boolean acceptable) {
        TcpSender sender = c.sender();
        long ack = TcpSegment.unwrap(segment.acknowledgment(), sender.stream().una());
        if (c.state() == TcpState.SYN_RECEIVED) {
            if (ack != sender.stream().next()) {
                c.protocol().writer().sendReset(segment, c.flow());
                return;
            }
            sender.window().start(segment, sequence, ack);
            sender.window().update(segment, sequence, ack);
            establish();
        }
        if (ack > sender.stream().highest()) {
            c.acknowledge(); // of something not sent yet
            return;
        }
        if (sender.stream().una() - ack > Math.max(sender.window().largest(), 1 << 16)) {
            challenge(); // far too old (RFC 5961 s5.2)
            return;
        }
        c.heard();
        long acked = 0;
        if (ack >= sender.stream().una()) {
            boolean changed = sender.window().update(segment, sequence, ack);
            long before = c.statistics().acknowledgedBytes;
            acked = sender.acknowledged(segment, ack, changed);
            long bytes = c.statistics().acknowledgedBytes - before;
            if (bytes > 0) {
                c.user().acknowledged(c, bytes);
            }
        }
        if (finishAcknowledged()) {
            return;
        }
        if (acceptable) {
            text(segment, sequence);
        }
        c.pump(acked > 0);
    }

    private void establish() {
        c.established();
        c.user().connected(c);
        takeTextOfSyn();
    }

    /** What came with the SYN is for an established connection (RFC 9293 s3.10.7.2, s3.10.7.3). */
    private void takeTextOfSyn() {
        take(c.receiver().next(), synBytes, false); // a SYN with FIN is malformed
        synBytes = 0;
    }

    /** Moves on if the peer has the own FIN; true if the connection is gone. */
    private boolean finishAcknowledged() {
        if (!c.sender().stream().isFinishAcknowledged()) {
            return false;
        }
        switch (c.state()) {
            case FIN_WAIT_1:
                c.setState(TcpState.FIN_WAIT_2);
                return false;
            case CLOSING:
                c.enterTimeWait();
                return false;
            case LAST_ACK:
                c.close(TcpEnd.NORMAL);
                return true;
            default:
                return c.state() == TcpState.CLOSED;
        }
    }

    private void text(TcpSegment segment, long sequence) {
        int bytes = segment.payloadBytes();
        if (bytes > 0 && c.state().receives()) {
            if (c.ecnEcho().changesWith(segment)) {
                c.acknowledge(); // what came before had the other mark (RFC 8257 s3.2)
            }
            c.ecnEcho().arrived(segment, segment.has(Tcp.CWR));
            c.receiver().saw(segment.largestPieceBytes(), segment.has(Tcp.PSH));
        }
        take(sequence, bytes, segment.has(Tcp.FIN));
    }

    private void take(long sequence, int bytes, boolean finishes) {
        TcpReceiver receiver = c.receiver();
        if (bytes > 0 && c.state().receives()) {
            c.statistics().receivedSegments += segments(bytes);
            boolean hadGaps = receiver.hasGaps();
            long readable = receiver.take(sequence, bytes);
            c.oweAcknowledgment(readable < bytes || hadGaps);
            if (readable > 0) {
                c.deliver(readable);
            }
        }
        if (finishes) {
            receiver.finishAt(sequence + bytes);
            c.oweAcknowledgment(true);
        }
        if (receiver.reachesFinish()) {
            c.oweAcknowledgment(true);
            finished();
        }
    }

    /** How many segments a coalesced one was on the wire. */
    private long segments(int bytes) {
        int mss = Math.max(1, c.receiver().segmentBytes());
        return (bytes + mss - 1) / mss;
    }

    private void finished() {
        switch (c.state()) {
            case ESTABLISHED:
                c.setState(TcpState.CLOSE_WAIT);
                break;
            case FIN_WAIT_1:
                c.setState(TcpState.CLOSING);
                break;
            case FIN_WAIT_2:
                c.acknowledge();
                c.user().peerFinished(c);
                c.enterTimeWait();
                return;
            default:
                return;
        }
        c.user().peerFinished(c);
    }
}
