package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.run.result.FlowSpread;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.FlowTime;
import org.nvsim.scenario.spec.GroupMetric;
import org.nvsim.scenario.spec.Metric;

/**
 * Figures of several flows together, and how they differ. Rates are added over one time: the
 * goodput of the group is what all of them delivered over the whole part of the run, so it is never
 * more than links carry.
 */
public final class GroupFigures {
    private final Map<FlowMetric, Long> sums = new EnumMap<>(FlowMetric.class);
    private final Map<FlowTime, LatencyHistogram> times = new EnumMap<>(FlowTime.class);
    private final List<Double> goodputs = new ArrayList<>(); // of flows that wanted to send
    private long losers;
    private long silent;

    void add(FlowSpec flow, FlowCount count, LatencyHistogram timed) {
        sum(FlowMetric.SENT, count.sent());
        sum(FlowMetric.DELIVERED, count.delivered());
        sum(FlowMetric.LOST, count.lostInAll());
        sum(FlowMetric.IN_FLIGHT, count.inFlight());
        sum(FlowMetric.PAYLOAD, count.receivedBytes());
        if (FlowMetric.ANSWERED.isOf(flow)) {
            sum(FlowMetric.ANSWERED, count.answered());
        }
        if (FlowMetric.RETRANSMITS.isOf(flow)) {
            sum(FlowMetric.RETRANSMITS, count.retransmits());
        }
        times.computeIfAbsent(flow.time(), time -> new LatencyHistogram()).merge(timed);
        if (count.activePs() > 0) {
            goodputs.add(count.goodputBitsPerSecond());
        }
        losers += count.lostInAll() > 0 ? 1 : 0;
        silent += count.sent() > 0 && count.delivered() == 0 ? 1 : 0;
    }

    private void sum(FlowMetric metric, long value) {
        sums.merge(metric, value, Long::sum);
    }

    /**
     * Payload delivered by all of them, in bit/s.
     *
     * @param windowPs how long the part of the run lasted
     */
    double goodputBitsPerSecond(long windowPs) {
        return windowPs <= 0 ? 0 : sums.getOrDefault(FlowMetric.PAYLOAD, 0L) * 8e12 / windowPs;
    }

    /** Puts all figures of the group under its name; what cannot be said is left out. */
    void put(String group, long windowPs, SortedMap<String, Double> figures) {
        sums.forEach((metric, sum) -> put(metric.of(group), sum, figures));
        long lost = sums.get(FlowMetric.LOST);
        put(
                FlowMetric.LOSS.of(group),
                (double) lost / (lost + sums.get(FlowMetric.DELIVERED)),
                figures);
        put(FlowMetric.GOODPUT.of(group), goodputBitsPerSecond(windowPs), figures);
        for (FlowMetric metric : FlowMetric.values()) {
            LatencyHistogram timed = metric.time().map(times::get).orElse(null);
            if (timed != null && timed.count() > 0) {
                put(metric.of(group), Measurement.timePs(timed, metric) / 1000, figures);
            }
        }
        double[] ascending = goodputs.stream().mapToDouble(g -> g).sorted().toArray();
        put(GroupMetric.JAIN.of(group), FlowSpread.jain(ascending), figures);
        put(GroupMetric.GOODPUT_MIN.of(group), FlowSpread.quantile(ascending, 0), figures);
        put(GroupMetric.GOODPUT_P05.of(group), FlowSpread.quantile(ascending, 0.05), figures);
        put(GroupMetric.GOODPUT_P50.of(group), FlowSpread.quantile(ascending, 0.5), figures);
        put(GroupMetric.GOODPUT_P95.of(group), FlowSpread.quantile(ascending, 0.95), figures);
        put(GroupMetric.GOODPUT_MAX.of(group), FlowSpread.quantile(ascending, 1), figures);
        put(GroupMetric.LOSERS.of(group), losers, figures);
        put(GroupMetric.SILENT.of(group), silent, figures);
    }

    private static void put(Metric metric, double value, SortedMap<String, Double> figures) {
        if (!Double.isNaN(value)) {
            figures.put(metric.name(), value);
        }
    }
}
