package org.nvsim.guest.measure;

/** What the sending end of a flow counts. Bytes are payload of the application. */
public final class FlowSender {
    private long packets;
    private long bytes;
    private long firstPs = -1;
    private long lastPs = -1;
    private long refusedPackets;

    public FlowSender() {}

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
        this.packets += packets;
        this.bytes += bytes;
    }

    /** The own stack refused to send a packet: too big, or no route. */
    public void refused() {
        refusedPackets++;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
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
}
