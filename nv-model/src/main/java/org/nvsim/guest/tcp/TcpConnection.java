package org.nvsim.guest.tcp;

import org.nvsim.guest.GuestStack;
import org.nvsim.guest.IcmpReport;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.TcpOptions;

/**
 * One end of a TCP connection (RFC 9293): what its application may ask of it, its state, and its
 * timers. {@link TcpInput} takes segments in; {@link TcpSender} and {@link TcpReceiver} keep the
 * two streams.
 */
public final class TcpConnection {
    private static final long MILLISECOND_PS = 1_000_000_000L;
    private static final int HEADERS_BYTES = 40;
    private static final int TIMESTAMPS_BYTES = 12;

    private enum Owed {
        NOTHING,
        LATER,
        NOW
    }

    private final TcpProtocol protocol;
    private final GuestStack stack;
    private final TcpProfile profile;
    private final TcpEndpoints endpoints;
    private final int flow;
    private final boolean opener;
    private final TcpStatistics statistics;
    private final NegotiatedOptions options;
    private final TcpSender sender;
    private final TcpReceiver receiver;
    private final EcnEcho ecnEcho;
    private final TcpInput input;
    private final TcpTimers timers;

    private TcpUser user;
    private TcpState state = TcpState.CLOSED;
    private Owed owed = Owed.NOTHING;
    private boolean reading = true;
    private long frames;
    private boolean gone;

    /** The clock of timestamps when the peer was last heard in TIME-WAIT. */
    private int waitsSince;

    private WindowTrace trace;

    TcpConnection(
            TcpProtocol protocol,
            TcpProfile profile,
            TcpEndpoints endpoints,
            int flow,
            boolean opener,
            TcpStatistics statistics) {
        this.protocol = protocol;
        this.stack = protocol.stack();
        this.profile = profile;
        this.endpoints = endpoints;
        this.flow = flow;
        this.opener = opener;
        this.statistics = statistics;
        this.options = new NegotiatedOptions(profile);
        this.sender = new TcpSender(this, profile);
        this.receiver = new TcpReceiver(profile);
        this.ecnEcho = new EcnEcho(profile);
        this.input = new TcpInput(this);
        this.timers = new TcpTimers(this, profile, stack.clock());
    }

    /** Writes {@code bytes} more to the stream. */
    public void write(long bytes) {
        if (sender.stream().isFinishing()) {
            throw new IllegalStateException("a write after the end of " + this);
        }
        sender.stream().write(bytes);
        pump();
    }

    /** Ends the own stream behind what was written; the peer may still send (half close). */
    public void finish() {
        if (sender.stream().isFinishing() || state == TcpState.CLOSED) {
            return;
        }
        sender.stream().finish();
        finishState();
        pump();
    }

    /** Forgets what was written and not sent yet; returns how many bytes that was. */
    public long discardUnsent() {
        return sender.stream().discardUnsent();
    }

    /** Ends the connection at once, with a reset (RFC 9293 s3.10.5). */
    public void abort() {
        if (state.isSynchronized() || state == TcpState.SYN_RECEIVED) {
            sendSegment(sender.stream().next(), 0, Tcp.RST | Tcp.ACK, Ecn.NOT_ECT);
        }
        close(TcpEnd.ABORTED);
    }

    /** Whether arriving data leaves the buffer at once, as it does at first, or stays in it. */
    public void setReading(boolean nowReading) {
        reading = nowReading;
        if (reading) {
            read(receiver.unreadBytes());
        }
    }

    /** Takes {@code bytes} out of the receive buffer, while not reading by itself. */
    public void read(long bytes) {
        receiver.read(bytes);
        if (state.receives() && receiver.hasWindowNews()) {
            acknowledge();
        }
    }

    public TcpState state() {
        return state;
    }

    public int localPort() {
        return endpoints.localPort();
    }

    public int remoteAddress() {
        return endpoints.remoteAddress();
    }

    public int remotePort() {
        return endpoints.remotePort();
    }

    public TcpStatistics statistics() {
        return statistics;
    }

    /** Smoothed round-trip time in picoseconds; -1 if none was measured. */
    public long smoothedRttPs() {
        return sender.rtt().smoothedPs();
    }

    /** Congestion window in bytes. */
    public long congestionWindowBytes() {
        return sender.congestion().windowBytes();
    }

    /** Bytes written and not acknowledged. */
    public long outstandingBytes() {
        return sender.stream().unsentBytes() + sender.stream().flightBytes();
    }

    /** Payload of a full segment now. */
    public int segmentBytes() {
        return sender.mss();
    }

    /** Lets {@code windowTrace} follow the congestion window. */
    public void traceTo(WindowTrace windowTrace) {
        trace = windowTrace;
    }

    void setUser(TcpUser newUser) {
        user = newUser;
    }

    TcpUser user() {
        return user;
    }

    TcpProtocol protocol() {
        return protocol;
    }

    TcpProfile profile() {
        return profile;
    }

    NegotiatedOptions options() {
        return options;
    }

    TcpSender sender() {
        return sender;
    }

    TcpReceiver receiver() {
        return receiver;
    }

    EcnEcho ecnEcho() {
        return ecnEcho;
    }

    TcpInput input() {
        return input;
    }

    TcpEndpoints endpoints() {
        return endpoints;
    }

    int flow() {
        return flow;
    }

    /** Whether it was opened at this end. */
    boolean isOpener() {
        return opener;
    }

    /** The opener's frames are numbered; the other end's are answers and have no number. */
    long nextFrameNumber() {
        return opener ? ++frames : 0;
    }

    long nowPs() {
        return stack.clock().nowPs();
    }

    /** The clock of the timestamps option: milliseconds (RFC 7323 s5.4). */
    int timestamp() {
        return (int) (nowPs() / MILLISECOND_PS);
    }

    int timestampEcho() {
        return input.recentTimestamp();
    }

    /** What a segment to this end can carry, options not subtracted (RFC 6691). */
    int ownMss() {
        return stack.config().mtuBytes() - HEADERS_BYTES;
    }

    /** What a segment to the peer can carry, by both ends' and the path's limits. */
    int mssToPeer() {
        int path = stack.output().mtuTo(remoteAddress()) - HEADERS_BYTES;
        int mss = Math.min(options.peerMss(), path);
        return Math.max(8, mss - (options.timestamps() ? TIMESTAMPS_BYTES : 0));
    }

    /** Bytes of the SACK option in a segment sent now (RFC 2018 s3); 0 if it has none. */
    int sackOptionBytes() {
        int blocks = options.sack() ? receiver.sackBlockCount() : 0;
        return blocks == 0 ? 0 : TcpOptions.sackBytes(Math.min(blocks, options.mostSackBlocks()));
    }

    void setState(TcpState newState) {
        state = newState;
    }

    /** Sends the first SYN. */
    void open(long first) {
        sender.stream().start(first);
        state = TcpState.SYN_SENT;
        sendSyn();
    }

    /** Answers the peer's SYN, which {@link TcpInput} has taken in. */
    void answer(long first) {
        sender.stream().start(first);
        state = TcpState.SYN_RECEIVED;
    }

    void sendSyn() {
        int flags = Tcp.SYN;
        if (state == TcpState.SYN_RECEIVED) {
            flags |= Tcp.ACK | (options.ecn() ? Tcp.ECE : 0);
        } else if (options.wantsEcn() && timers.synRetries() == 0) {
            flags |= Tcp.ECE | Tcp.CWR;
        }
        protocol.writer().sendSyn(this, sender.stream().una(), flags);
        timers.synSent();
    }

    /** The peer's SYN and the acknowledgment of the own have both come. */
    void established() {
        sender.synAcknowledged(timers.synsSent(), timers.synRetries() > 0, timers.synSentPs());
        state = TcpState.ESTABLISHED;
        timers.established();
        if (sender.stream().isFinishing()) {
            finishState();
        }
    }

    /** A segment of the peer has come. */
    void heard() {
        timers.heard();
    }

    /** Data arrived that an application can have. */
    void deliver(long bytes) {
        statistics.receivedBytes += bytes;
        if (reading) {
            receiver.read(bytes);
        }
        user.received(this, bytes);
    }

    void oweAcknowledgment(boolean now) {
        if (now || profile.delayedAckPs() == 0 || receiver.owesAcknowledgment()) {
            owed = Owed.NOW;
        } else if (owed == Owed.NOTHING) {
            owed = Owed.LATER;
        }
    }

    /** Sends an acknowledgment that carries nothing else, now. */
    void acknowledge() {
        sendSegment(sender.stream().next(), 0, Tcp.ACK, Ecn.NOT_ECT);
    }

    void sendSegment(long sequence, int dataBytes, int flags, int ecn) {
        owed = Owed.NOTHING;
        timers.acknowledged();
        int echo = ecnEcho.echoes() ? Tcp.ECE : 0;
        protocol.writer().send(this, sequence, dataBytes, flags | echo, ecn);
    }

    /** Sends what may be sent, and sees to the timers. */
    void pump() {
        pump(false);
    }

    void pump(boolean progressed) {
        if (!state.isSynchronized() || state == TcpState.TIME_WAIT) {
            return;
        }
        followPath();
        sender.output();
        if (owed == Owed.NOW) {
            acknowledge();
        } else if (owed == Owed.LATER) {
            timers.delayAcknowledgment();
        }
        timers.settle(progressed);
    }

    void enterTimeWait() {
        boolean first = state != TcpState.TIME_WAIT;
        state = TcpState.TIME_WAIT;
        waitsSince = timestamp();
        timers.startTimeWait();
        if (first) {
            protocol.ports().addYielding(options.timestamps() ? 1 : 0);
            user.closed(this, TcpEnd.NORMAL);
        }
    }

    /**
     * Whether a new connection can have its ports: in TIME-WAIT, if its timestamps were older than
     * those of the new one are.
     */
    boolean yields() {
        return state == TcpState.TIME_WAIT && options.timestamps() && timestamp() - waitsSince > 0;
    }

    /** The connection is no more. */
    void close(TcpEnd how) {
        if (gone) {
            return;
        }
        gone = true;
        boolean told = state == TcpState.TIME_WAIT;
        protocol.ports().addYielding(told && options.timestamps() ? -1 : 0);
        state = TcpState.CLOSED;
        timers.release();
        sender.release();
        protocol.forget(this);
        if (!told) {
            user.closed(this, how);
        }
    }

    /** Whether a segment that began at {@code wireSequence} can be on its way (RFC 5927 s4.1). */
    boolean hasSent(int wireSequence) {
        long sequence = TcpSegment.unwrap(wireSequence, sender.stream().una());
        return sequence >= sender.stream().una() && sequence <= sender.stream().highest();
    }

    /** An ICMP error about a segment of this end. */
    void reported(IcmpReport error) {
        if (error.isTooBig()) {
            pump();
        } else if (error.isRefusal() && state == TcpState.SYN_SENT) {
            close(TcpEnd.REFUSED);
        }
    }

    /** Segments are as large as the path takes, as far as the guest knows. */
    private void followPath() {
        int mss = mssToPeer();
        if (mss != sender.mss()) {
            sender.changeSegments(mss);
        }
    }

    void traceWindow() {
        if (trace != null) {
            trace.record(nowPs(), sender.congestion().windowBytes());
        }
    }

    private void finishState() {
        if (state == TcpState.ESTABLISHED) {
            state = TcpState.FIN_WAIT_1;
        } else if (state == TcpState.CLOSE_WAIT) {
            state = TcpState.LAST_ACK;
        }
    }

    @Override
    public String toString() {
        return "connection " + endpoints + " of " + stack + " (" + state + ")";
    }
}
