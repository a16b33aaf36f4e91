package org.nvsim.guest.measure;

/** What the sending end of a flow counts. Bytes are payload of the application. */
public final class FlowSender {
    private final Checkpoints sent;
    private long firstPs = -1;
    private long lastPs = -1;
    private long refusedPackets;

    /**
     * @param checkpointsPs moments at which the counts will be asked for
     */
    public FlowSender(long... checkpointsPs) {
        sent = new Checkpoints(checkpointsPs);
    }

    /** A packet was sent. */
    public void sent(long nowPs, long bytes) {
        sent(nowPs, 1, bytes);
    }

    /** Packets were sent, with so many bytes that were not sent before. */
    public void sent(long nowPs, long packets, long bytes) {
        if (firstPs < 0) {
            firstPs = nowPs;
        }
        lastPs = nowPs;
        sent.add(nowPs, packets, bytes);
    }

    /** The own stack refused to send a packet: too big, or no route. */
    public void refused() {
        refusedPackets++;
    }

    public long packets() {
        return sent.packets();
    }

    public long bytes() {
        return sent.bytes();
    }

    /** Packets that the own stack refused to send; they do not count as sent. */
    public long refusedPackets() {
        return refusedPackets;
    }

    /** When the first packet was sent, in picoseconds; -1 if none was. */
    public long firstPs() {
        return firstPs;
    }

    /** When the last packet was sent, in picoseconds; -1 if none was. */
    public long lastPs() {
        return lastPs;
    }

    /** The counts at the moments named at construction. */
    public Checkpoints checkpoints() {
        return sent;
    }
}
