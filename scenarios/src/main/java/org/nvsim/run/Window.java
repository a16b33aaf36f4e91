package org.nvsim.run;

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

    /** A window that begins now. */
    Window(Simulated simulated) {
        this.simulated = simulated;
        long nowPs = simulated.fabric().simulation().nowPs();
        this.begin = Snapshot.withTimes(simulated, nowPs == 0 ? 0 : nowPs + 1);
    }

    /**
     * Every figure there is, by the name of its {@link Metric}. What cannot be said is absent: the
     * times of a flow of which nothing was timed, the loss of one of which nothing was delivered or
     * lost, reasons for which nothing was dropped.
     */
    public SortedMap<String, Double> figures() {
        SortedMap<String, Double> figures = new TreeMap<>();
        Snapshot end = Snapshot.of(simulated, Long.MAX_VALUE);
        for (Flow flow : simulated.flows()) {
            FlowCount then = begin.flows().get(flow.index());
            counts(flow.spec(), end.flows().get(flow.index()).since(then), figures);
            times(flow, figures);
        }
        drops(end, figures);
        double overheadPercent = Measurement.overhead(simulated).percent();
        put(figures, RunMetric.PROVIDER_ADDRESSES, Measurement.providerAddresses(simulated));
        put(figures, RunMetric.LOOKUP_RECORDS, Measurement.lookupRecords(simulated));
        put(figures, RunMetric.OVERHEAD, overheadPercent);
        put(figures, RunMetric.EVENTS, simulated.fabric().simulation().eventCount());
        return figures;
    }

    private static void counts(FlowSpec flow, FlowCount count, SortedMap<String, Double> figures) {
        put(figures, FlowMetric.SENT, flow, count.sent());
        put(figures, FlowMetric.DELIVERED, flow, count.delivered());
        put(figures, FlowMetric.ANSWERED, flow, count.answered());
        put(figures, FlowMetric.LOST, flow, count.lostInAll());
        put(figures, FlowMetric.IN_FLIGHT, flow, count.inFlight());
        if (count.lostInAll() + count.delivered() > 0) {
            put(figures, FlowMetric.LOSS, flow, count.loss());
        }
        put(figures, FlowMetric.GOODPUT, flow, count.goodputBitsPerSecond());
        put(figures, FlowMetric.PAYLOAD, flow, count.receivedBytes());
        put(figures, FlowMetric.RETRANSMITS, flow, count.retransmits());
    }

    private void times(Flow flow, SortedMap<String, Double> figures) {
        LatencyHistogram times = flow.times().get().since(begin.times().get(flow.index()));
        for (FlowMetric metric : FlowMetric.of(flow.spec())) {
            if (metric.time().isPresent() && times.count() > 0) {
                put(figures, metric, flow.spec(), Measurement.timePs(times, metric) / 1000);
            }
        }
    }

    private static void put(
            SortedMap<String, Double> figures, FlowMetric metric, FlowSpec flow, double value) {
        if (metric.isOf(flow)) {
            put(figures, metric.of(flow.name()), value);
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

    private static void put(SortedMap<String, Double> figures, RunMetric metric, double value) {
        put(figures, metric.metric(), value);
    }

    private static void put(SortedMap<String, Double> figures, Metric metric, double value) {
        figures.put(metric.name(), value);
    }
}
