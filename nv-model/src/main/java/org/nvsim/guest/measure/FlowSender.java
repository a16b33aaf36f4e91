package org.nvsim.guest.measure;

/**
 * What the sending end of a flow counts: what its application asked for, whether or not the own
 * stack could send it. Bytes are payload of the application.
 */
public final class FlowSender {
    private long packets;
    private long bytes;
    private long firstPs = -1;
    private long donePs = Long.MAX_VALUE;

    public FlowSender() {}

    /** The application wants to send, from now on if it did not before. */
    public void began(long nowPs) {
        if (firstPs < 0) {
            firstPs = nowPs;
        }
    }

    /** Packets are to be sent, with so many bytes that were not sent before. */
    public void sent(long nowPs, long packets, long bytes) {
        began(nowPs);
        this.packets += packets;
        this.bytes += bytes;
    }

    /** So many bytes were sent that were not sent before, in packets counted apart. */
    public void addBytes(long more) {
        bytes += more;
    }

    /** It wants to send nothing more from {@code timePs} on, which may be still to come. */
    public void doneAt(long timePs) {
        donePs = timePs;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    /** When it first wanted to send, in picoseconds; -1 if it did not. */
    public long firstPs() {
        return firstPs;
    }

    /**
     * How long it has wanted to send, in picoseconds, up to now: from its first request until it
     * was done, or until what it had sent arrived if that was later. The time that goodput is taken
     * over.
     *
     * @param lastArrivalPs when something of the flow last arrived; -1 if nothing did
     */
    public long activePs(long nowPs, long lastArrivalPs) {
        return firstPs < 0 ? 0 : Math.min(nowPs, Math.max(donePs, lastArrivalPs)) - firstPs;
    }
}
