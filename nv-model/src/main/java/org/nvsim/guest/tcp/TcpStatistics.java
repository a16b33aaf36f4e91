package org.nvsim.guest.tcp;

import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.guest.measure.LatencyHistogram;

/** What one end of a connection counted, for results; connections of one flow can share it. */
public final class TcpStatistics {
    private final FlowSender flow; // null: nobody wants to know
    private final LatencyHistogram roundTrips; // null: nobody wants to know
    private TcpStatistics total; // null: there is none
    private FlowReceiver arrivals; // null: nobody wants to know
    private long sentSegments;
    private long sentBytes;
    private long resentSegments;
    private long resentBytes;
    long timeouts;
    long recoveries;
    long receivedSegments;
    long receivedBytes;
    long acknowledgedBytes;
    long congestionMarks;

    public TcpStatistics() {
        this(null);
    }

    private TcpStatistics(FlowSender flow, LatencyHistogram roundTrips) {
        this.flow = flow;
        this.roundTrips = roundTrips;
    }

    /** For an accepted connection: there may be very many, and their round trips are not told. */
    static TcpStatistics ofAccepted() {
        return new TcpStatistics(null, null);
    }

    /**
     * @param flow counts too, by time: every segment with data, and new bytes
     */
    public TcpStatistics(FlowSender flow) {
        this(flow, new LatencyHistogram());
    }

    void roundTrip(long rttPs) {
        if (roundTrips != null) {
            roundTrips.record(rttPs);
        }
    }

    /**
     * Segments with data are about to be handed to the network layer, for the first time or again.
     *
     * @return how many packets of the flow that is: none if this end's data is not what the flow is
     *     measured by
     */
    int sending(long nowPs, int segments) {
        if (flow == null || segments == 0) {
            return 0;
        }
        flow.sent(nowPs, segments, 0);
        return segments;
    }

    void sent(long segments, long bytes) {
        sentSegments += segments;
        sentBytes += bytes;
        if (flow != null) {
            flow.addBytes(bytes);
        }
    }

    void resent(long segments, long bytes) {
        resentSegments += segments;
        resentBytes += bytes;
        if (total != null) {
            total.resent(segments, bytes);
        }
    }

    /** What is sent again counts in {@code all} too, which is of the same machine. */
    public void addResentTo(TcpStatistics all) {
        total = all;
    }

    /** Segments with data that arrive here are counted by {@code receiver} from now on. */
    public void countArrivalsIn(FlowReceiver receiver) {
        arrivals = receiver;
    }

    void arrived(long nowPs, int segments) {
        if (arrivals != null && segments > 0) {
            arrivals.arrived(nowPs, segments);
        }
    }

    /** Round-trip times as this end measured them; none for accepted connections. */
    public LatencyHistogram roundTrips() {
        return roundTrips == null ? new LatencyHistogram() : roundTrips;
    }

    /** Segments with data sent for the first time, as they are on the wire. */
    public long sentSegments() {
        return sentSegments;
    }

    /** Bytes of the stream sent for the first time. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Segments sent again, SYN and FIN included. */
    public long resentSegments() {
        return resentSegments;
    }

    public long resentBytes() {
        return resentBytes;
    }

    /** How often nothing came back in time. */
    public long timeouts() {
        return timeouts;
    }

    /** How often duplicate acknowledgments began a repair. */
    public long recoveries() {
        return recoveries;
    }

    /** Segments with data that arrived, duplicates included, as they were on the wire. */
    public long receivedSegments() {
        return receivedSegments;
    }

    /** Bytes of the stream that arrived, in order and once. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** Bytes of the stream that the peer acknowledged. */
    public long acknowledgedBytes() {
        return acknowledgedBytes;
    }

    /** Acknowledgments that reported congestion marks. */
    public long congestionMarks() {
        return congestionMarks;
    }
}
