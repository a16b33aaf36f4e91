package org.nvsim.guest.tcp;

import org.nvsim.guest.GuestClock;
import org.nvsim.guest.GuestTimer;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Tcp;

/**
 * The timers of a connection: retransmission (RFC 6298) and probes of a closed window (RFC 9293
 * s3.8.6.1), the delayed acknowledgment, keep-alive (s3.8.4) and TIME-WAIT.
 */
final class TcpTimers {
    /** Keep-alive probes without an answer, one second apart, that end a connection. */
    private static final int KEEP_ALIVE_PROBES = 10;

    private static final long KEEP_ALIVE_INTERVAL_PS = 1_000_000_000_000L;

    /** Greatest time between two probes of a closed window. */
    private static final long LONGEST_PROBE_PS = 60_000_000_000_000L;

    private final TcpConnection c;
    private final TcpProfile profile;
    private final GuestTimer retransmission;
    private final GuestTimer delayedAck;
    private final GuestTimer idle;
    private boolean probing;
    private int probes;
    private int synsSent;
    private int synRetries;
    private long synSentPs;
    private long lastHeardPs;
    private int unanswered;

    TcpTimers(TcpConnection connection, TcpProfile profile, GuestClock clock) {
        this.c = connection;
        this.profile = profile;
        this.retransmission = clock.newTimer(this::retransmissionDue);
        this.delayedAck = clock.newTimer(connection::acknowledge);
        this.idle = clock.newTimer(this::idleDue);
    }

    /** A SYN goes out. */
    void synSent() {
        synSentPs = c.nowPs();
        synsSent++;
        retransmission.armAfter(c.sender().rtt().rtoPs());
    }

    long synSentPs() {
        return synSentPs;
    }

    /** How many SYNs went out, in answer to a repeated one of the peer too. */
    int synsSent() {
        return synsSent;
    }

    /** How often the SYN had to be sent again, because nothing came back. */
    int synRetries() {
        return synRetries;
    }

    /** The own SYN was acknowledged. */
    void established() {
        retransmission.cancel();
        heard();
    }

    /** A segment of the peer has come. */
    void heard() {
        lastHeardPs = c.nowPs();
        unanswered = 0;
        if (profile.keepAlivePs() > 0 && !idle.isArmed()) {
            idle.armAfter(profile.keepAlivePs());
        }
    }

    void delayAcknowledgment() {
        if (!delayedAck.isArmed()) {
            delayedAck.armAfter(profile.delayedAckPs());
        }
    }

    /** Something goes out that acknowledges. */
    void acknowledged() {
        delayedAck.cancel();
    }

    /**
     * Sees to it that what is on the way, or cannot be sent, is asked after in time.
     *
     * @param progressed whether new data was acknowledged: the time starts anew (RFC 6298 s5.3)
     */
    void settle(boolean progressed) {
        TcpSender sender = c.sender();
        if (sender.stream().flightBytes() > 0) {
            if (progressed || probing || !retransmission.isArmed()) {
                retransmission.armAfter(sender.rtt().rtoPs());
            }
            probing = false;
        } else if (!sender.needsProbe()) {
            probing = false;
            retransmission.cancel();
        } else if (!probing) {
            probing = true;
            probes = 0;
            retransmission.armAfter(sender.rtt().rtoPs());
        }
    }

    void startTimeWait() {
        retransmission.cancel();
        idle.armAfter(profile.timeWaitPs());
    }

    void release() {
        retransmission.release();
        delayedAck.release();
        idle.release();
    }

    private void retransmissionDue() {
        if (!c.state().isSynchronized()) {
            resendSyn();
        } else if (probing) {
            probes++;
            c.sender().probe();
            long rtoPs = c.sender().rtt().rtoPs();
            retransmission.armAfter(Math.min(LONGEST_PROBE_PS, rtoPs << Math.min(probes, 16)));
        } else if (c.sender().timeouts() >= profile.dataRetries()) {
            c.close(TcpEnd.TIMED_OUT);
        } else {
            c.statistics().timeouts++;
            c.sender().timedOut();
            c.pump(true);
        }
    }

    private void resendSyn() {
        if (synRetries++ >= profile.synRetries()) {
            c.close(TcpEnd.TIMED_OUT);
            return;
        }
        c.statistics().resent(1, 0);
        c.sender().rtt().backOff();
        c.sendSyn();
    }

    private void idleDue() {
        if (c.state() == TcpState.TIME_WAIT) {
            c.close(TcpEnd.NORMAL);
            return;
        }
        long quietPs = c.nowPs() - lastHeardPs;
        if (unanswered == 0 && quietPs < profile.keepAlivePs()) {
            idle.armAfter(profile.keepAlivePs() - quietPs);
        } else if (unanswered++ >= KEEP_ALIVE_PROBES) {
            c.close(TcpEnd.TIMED_OUT);
        } else {
            // An old number makes the peer answer.
            c.sendSegment(c.sender().stream().una() - 1, 0, Tcp.ACK, Ecn.NOT_ECT);
            idle.armAfter(KEEP_ALIVE_INTERVAL_PS);
        }
    }
}
