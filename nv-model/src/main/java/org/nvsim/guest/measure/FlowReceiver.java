package org.nvsim.guest.measure;

/**
 * What the receiving end of a flow counts and times. Bytes are payload of the application; packets
 * that arrived twice count once.
 */
public final class FlowReceiver {
    private long packets;
    private long bytes;
    private ArrivalOrder disorder; // asked, and told, only when one does not follow the highest
    private long highest;
    private final LatencyHistogram latency = new LatencyHistogram();
    private long lastPs = -1;

    public FlowReceiver() {}

    /**
     * A packet of the flow arrived.
     *
     * @param number which packet of the flow it is, from 1
     * @param latencyPs how long it took
     */
    public void received(long nowPs, long number, long bytes, long latencyPs) {
        if (isNew(number)) {
            received(nowPs, 1, bytes);
            latency.record(latencyPs);
        }
    }

    /** Whether packet {@code number}, from 1, did not arrive before; from now on it has. */
    public boolean isNew(long number) {
        if (number == highest + 1) {
            highest = number;
            return true;
        }
        if (disorder == null) {
            disorder = new ArrivalOrder();
        }
        disorder.inOrderUntil(highest);
        highest = Math.max(highest, number);
        return disorder.isNew(number);
    }

    /** Packets arrived, and with them so many bytes of payload. */
    public void received(long nowPs, long packets, long bytes) {
        lastPs = nowPs;
        this.packets += packets;
        this.bytes += bytes;
    }

    /** Segments arrived, whatever their bytes are worth. */
    public void arrived(long nowPs, long segments) {
        received(nowPs, segments, 0);
    }

    /** The next bytes of a stream arrived, in order and once, in segments counted apart. */
    public void addBytes(long more) {
        bytes += more;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    /** Packets that arrived again. */
    public long duplicatePackets() {
        return disorder == null ? 0 : disorder.duplicates();
    }

    /** Packets that arrived after a later one (RFC 4737 s3). */
    public long reorderedPackets() {
        return disorder == null ? 0 : disorder.reordered();
    }

    /** When the last packet arrived, in picoseconds; -1 if none did. */
    public long lastPs() {
        return lastPs;
    }

    /** One-way times of the packets; of what is answered, from question to answer. */
    public LatencyHistogram latency() {
        return latency;
    }
}
