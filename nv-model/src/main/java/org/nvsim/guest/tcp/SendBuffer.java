package org.nvsim.guest.tcp;

/** The own stream of a connection: what was written, sent and acknowledged of it, by number. */
final class SendBuffer {
    private long una;
    private long next;
    private long end;
    private boolean finishing;
    private boolean finished;
    private boolean probed;

    /** The SYN has this number; what was written already follows it. */
    void start(long first) {
        una = first;
        next = first + 1;
        end += next;
    }

    /** Oldest number not acknowledged. */
    long una() {
        return una;
    }

    /** Next number to be sent for the first time. */
    long next() {
        return next;
    }

    /** Number behind the last byte written: that of the FIN, if there is one. */
    long end() {
        return end;
    }

    /** Highest number an acknowledgment can have. */
    long highest() {
        return probed ? next + 1 : next;
    }

    /** Numbers sent and not acknowledged. */
    long flightBytes() {
        return next - una;
    }

    /** Bytes written and not sent. */
    long unsentBytes() {
        return Math.max(0, end - next);
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

    /** Whether the FIN was sent. */
    boolean isFinished() {
        return finished;
    }

    boolean isFinishAcknowledged() {
        return finished && una > end;
    }

    /** The next {@code bytes} go out, and the FIN behind them if {@code fin}. */
    void sent(long bytes, boolean fin) {
        next += bytes + (fin ? 1 : 0);
        finished |= fin;
    }

    /** A byte beyond the window goes out: it may be acknowledged, but does not count as sent. */
    void probed() {
        probed = true;
    }

    /**
     * Everything below {@code ack} is acknowledged.
     *
     * @return how many bytes that counts as sent only now: that of a probe
     */
    long acknowledged(long ack) {
        long beyond = Math.max(0, ack - next);
        if (beyond > 0) {
            probed = false;
        }
        next += beyond;
        una = ack;
        return beyond;
    }
}
