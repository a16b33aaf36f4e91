package org.nvsim.run;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.nvsim.guest.app.BulkSender;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.guest.tcp.TcpEnd;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.scenario.spec.FlowSpec;

/**
 * A flow of the scenario as it runs: what its two ends have counted so far.
 *
 * @param index number of the flow, which its frames are tagged with
 * @param receiver what came where it should: at the far end, or for a ping the replies at this one
 * @param receivers how many machines each packet is for; at least 1, even if there is nobody
 * @param latency one way for datagrams; to the answer and back for pings, requests and TCP; of
 *     transfers, from their beginning to their end
 * @param bulk the sending end, if the flow is one TCP connection
 * @param tcp what the sending end of TCP counted, if the flow uses it
 */
record Flow(
        int index,
        FlowSpec spec,
        FlowSender sender,
        FlowReceiver receiver,
        int receivers,
        Supplier<LatencyHistogram> latency,
        Optional<TcpStatistics> tcp,
        Optional<BulkSender> bulk) {
    private static final int SEGMENT_BYTES = 1460;

    /** A flow without TCP, whose latency its receiver measures. */
    static Flow of(int index, FlowSpec spec, FlowSender sender, FlowReceiver receiver) {
        return of(index, spec, sender, receiver, 1);
    }

    /** As {@link #of(int, FlowSpec, FlowSender, FlowReceiver)}, to a group of machines. */
    static Flow of(
            int index, FlowSpec spec, FlowSender sender, FlowReceiver receiver, int receivers) {
        return new Flow(
                index,
                spec,
                sender,
                receiver,
                receivers,
                receiver::latency,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Packets that did not arrive: of a group's, at each of its members. TCP sends again what the
     * network loses, so of a connection nothing is lost unless it broke.
     */
    long lostPackets() {
        if (spec instanceof FlowSpec.Transfers) {
            return 0;
        }
        if (bulk.isEmpty()) {
            return sender.packets() * receivers - receiver.packets();
        }
        TcpEnd end = bulk.get().end();
        if (end == null || end == TcpEnd.NORMAL) {
            return 0;
        }
        return (sender.bytes() - receiver.bytes() + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
    }

    /** How the connection of a TCP flow stands, in a word or two; empty for other flows. */
    String connection() {
        if (bulk.isEmpty()) {
            return "";
        }
        TcpEnd end = bulk.get().end();
        if (end == null) {
            return bulk.get().roundTrips().count() == 0 ? "none" : "open";
        }
        return end == TcpEnd.NORMAL
                ? "closed"
                : end.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
