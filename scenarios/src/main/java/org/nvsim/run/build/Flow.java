package org.nvsim.run.build;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.nvsim.guest.app.BulkReceiver;
import org.nvsim.guest.app.BulkSender;
import org.nvsim.guest.app.FlowArrivals;
import org.nvsim.guest.app.RequestClient;
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
 * @param receiver what came where it should: at the far end, or where something is answered the
 *     answers at this one
 * @param times what {@link FlowSpec#time} says
 * @param tcp what the two ends of TCP counted, if the flow uses it; of the far one, what it sent
 *     again
 * @param bulk the sending end, if the flow is one TCP connection
 * @param requests the asking end, if the flow is requests over TCP
 * @param transfers the sending end, if the flow is many transfers
 */
public record Flow(
        int index,
        FlowSpec spec,
        FlowSender sender,
        FlowReceiver receiver,
        Supplier<LatencyHistogram> times,
        List<TcpStatistics> tcp,
        Optional<BulkSender> bulk,
        Optional<RequestClient> requests,
        Optional<FlowArrivals> transfers) {

    /** A flow without TCP, whose times its receiver measures. */
    static Flow of(int index, FlowSpec spec, FlowSender sender, FlowReceiver receiver) {
        return new Flow(
                index,
                spec,
                sender,
                receiver,
                receiver::latency,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Flow of(int index, FlowSpec spec, BulkSender sender, BulkReceiver receiver) {
        return new Flow(
                index,
                spec,
                sender.sender(),
                receiver.receiver(),
                sender::roundTrips,
                List.of(sender.statistics(), receiver.statistics()),
                Optional.of(sender),
                Optional.empty(),
                Optional.empty());
    }

    static Flow of(int index, FlowSpec spec, FlowArrivals sender, BulkReceiver receiver) {
        return new Flow(
                index,
                spec,
                sender.sender(),
                receiver.receiver(),
                sender::completion,
                List.of(sender.statistics(), receiver.statistics()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sender));
    }

    static Flow of(int index, FlowSpec spec, RequestClient client, TcpStatistics server) {
        return new Flow(
                index,
                spec,
                client.sender(),
                client.receiver(),
                client.receiver()::latency,
                List.of(client.statistics(), server),
                Optional.empty(),
                Optional.of(client),
                Optional.empty());
    }

    private boolean isPing() {
        return spec instanceof FlowSpec.Ping;
    }

    public long delivered(FlowFates.Fate fate) {
        if (isPing()) {
            return fate.taken();
        }
        return requests.map(RequestClient::delivered).orElseGet(receiver::packets);
    }

    public long answered() {
        return spec.isAnswered() ? receiver.packets() : 0;
    }

    public long receivedBytes(long delivered) {
        return spec instanceof FlowSpec.Ping ping ? delivered * ping.sizeBytes() : receiver.bytes();
    }

    /** When a packet last arrived, in picoseconds; -1 if none did. */
    public long lastArrivalPs(FlowFates.Fate fate) {
        return isPing() ? fate.lastTakenPs() : receiver.lastPs();
    }

    /** Requests lost because their connection ended in this way before they arrived. */
    public long lostRequests(TcpEnd how) {
        return requests.map(client -> client.lost(how)).orElse(0L);
    }

    /** How the connection of a TCP flow stands, in a word or two; empty for other flows. */
    public String connection() {
        if (bulk.isEmpty()) {
            return "";
        }
        TcpEnd end = bulk.get().end();
        if (end == null) {
            return bulk.get().wasConnected() ? "open" : "none";
        }
        return end == TcpEnd.NORMAL
                ? "closed"
                : end.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
