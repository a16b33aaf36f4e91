package org.nvsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.packet.DropReason;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.RunMetric;

/** The part of a run after a moment, such as the end of its warm-up, in figures. */
public final class Window {
    private final Simulated simulated;
    private final Snapshot begin;
    private final List<LatencyHistogram> latenciesThen = new ArrayList<>();
    private final List<Long> resentThen = new ArrayList<>();
    private final List<Long> droppedThen = new ArrayList<>();

    /** A window that begins now. */
    Window(Simulated simulated) {
        this.simulated = simulated;
        FlowDrops drops = new FlowDrops(simulated.fabric().ledgers());
        this.begin = Snapshot.of(simulated, simulated.fabric().simulation().nowPs());
        for (Flow flow : simulated.flows()) {
            LatencyHistogram copy = new LatencyHistogram();
            copy.merge(flow.latency().get());
            latenciesThen.add(copy);
            resentThen.add(resent(flow));
            droppedThen.add(drops.inAll(flow.index()));
        }
    }

    /**
     * Every figure there is, by the name of its {@link Metric}. What cannot be said is absent: the
     * latency of a flow of which nothing arrived, the loss of one that sent nothing, reasons for
     * which nothing was dropped.
     */
    public SortedMap<String, Double> figures() {
        SortedMap<String, Double> figures = new TreeMap<>();
        Snapshot end = Snapshot.of(simulated, Long.MAX_VALUE);
        FlowDrops drops = new FlowDrops(simulated.fabric().ledgers());
        for (Flow flow : simulated.flows()) {
            counts(flow, end, drops, figures);
            latencies(flow, figures);
        }
        drops(end, figures);
        double overheadPercent = Measurement.overhead(simulated).percent();
        put(figures, RunMetric.PROVIDER_ADDRESSES, Measurement.providerAddresses(simulated));
        put(figures, RunMetric.LOOKUP_RECORDS, Measurement.lookupRecords(simulated));
        put(figures, RunMetric.OVERHEAD, overheadPercent);
        put(figures, RunMetric.EVENTS, simulated.fabric().simulation().eventCount());
        return figures;
    }

    private void counts(
            Flow flow, Snapshot end, FlowDrops drops, SortedMap<String, Double> figures) {
        String name = flow.spec().name();
        Snapshot.FlowCount then = begin.flows().get(flow.index());
        Snapshot.FlowCount now = end.flows().get(flow.index());
        long sent = now.sent() - then.sent();
        long received = now.received() - then.received();
        long lost = lost(flow, then, now, drops);
        put(figures, FlowMetric.SENT.of(name), sent);
        put(figures, FlowMetric.DELIVERED.of(name), received);
        put(figures, FlowMetric.LOST.of(name), lost);
        if (sent > 0) {
            put(figures, FlowMetric.LOSS.of(name), (double) lost / (sent * flow.receivers()));
        }
        put(figures, FlowMetric.GOODPUT.of(name), now.goodputSince(then));
        put(figures, FlowMetric.RETRANSMITS.of(name), resent(flow) - resentThen.get(flow.index()));
    }

    /**
     * Of datagrams those dropped, because what is under way when the window begins or ends is not
     * lost. Of others, whose packets may be sent again or answered, those sent but not received.
     */
    private long lost(Flow flow, Snapshot.FlowCount then, Snapshot.FlowCount now, FlowDrops drops) {
        return flow.spec() instanceof FlowSpec.Udp
                ? drops.inAll(flow.index()) - droppedThen.get(flow.index())
                : Math.max(0, now.lost() - then.lost());
    }

    private void latencies(Flow flow, SortedMap<String, Double> figures) {
        String name = flow.spec().name();
        LatencyHistogram times = flow.latency().get().since(latenciesThen.get(flow.index()));
        if (times.count() > 0) {
            put(figures, FlowMetric.LATENCY_MEAN.of(name), times.meanPs() / 1000);
            put(figures, FlowMetric.LATENCY_P50.of(name), times.quantilePs(0.5) / 1000.0);
            put(figures, FlowMetric.LATENCY_P99.of(name), times.quantilePs(0.99) / 1000.0);
            put(figures, FlowMetric.LATENCY_MAX.of(name), times.greatestPs() / 1000.0);
        }
    }

    private void drops(Snapshot end, SortedMap<String, Double> figures) {
        long all = 0;
        for (int i = 0; i < end.dropped().length; i++) {
            long count = end.dropped()[i] - begin.dropped()[i];
            all += count;
            if (count > 0) {
                put(figures, Metric.drops(DropReason.of(i).word()), count);
            }
        }
        put(figures, Metric.drops(Metric.ANY), all);
    }

    private static long resent(Flow flow) {
        return flow.tcp().map(tcp -> tcp.resentSegments()).orElse(0L);
    }

    private static void put(SortedMap<String, Double> figures, RunMetric metric, double value) {
        put(figures, metric.metric(), value);
    }

    private static void put(SortedMap<String, Double> figures, Metric metric, double value) {
        figures.put(metric.name(), value);
    }
}
