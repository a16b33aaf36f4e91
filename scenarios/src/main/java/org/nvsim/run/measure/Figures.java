package org.nvsim.run.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nvsim.fabric.Port;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.packet.DropReason;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.Flow;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.GroupMetric;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.RunMetric;

/**
 * Every figure of a run, or of a part of it, by the name of its {@link Metric}: the one place that
 * sweeps and expectations take figures from. What cannot be said is absent: the times of a flow of
 * which nothing was timed, the loss of one of which nothing was delivered or lost, reasons for
 * which nothing was dropped.
 */
public final class Figures {
    private final BuiltSimulation simulated;
    private final Optional<Snapshot> begin;
    private final Snapshot end;
    private final long windowPs;
    private final Loads loads;
    private final SortedMap<String, Double> figures = new TreeMap<>();

    private Figures(BuiltSimulation simulated, Optional<Snapshot> begin, Snapshot end) {
        this.simulated = simulated;
        this.begin = begin;
        this.end = end;
        long nowPs = simulated.fabric().simulation().nowPs();
        this.windowPs = Math.min(end.beforePs(), nowPs) - begin.map(Snapshot::beforePs).orElse(0L);
        Loads now = end.loads().orElseThrow();
        this.loads = begin.map(b -> now.since(b.loads().orElseThrow())).orElse(now);
    }

    /**
     * All figures of a part of a run.
     *
     * @param begin with times and loads; empty for the start of the run
     * @param end with times and loads
     */
    static SortedMap<String, Double> of(
            BuiltSimulation simulated, Optional<Snapshot> begin, Snapshot end) {
        Figures made = new Figures(simulated, begin, end);
        made.flows();
        made.drops();
        made.links();
        made.run();
        return made.figures;
    }

    private void flows() {
        Map<String, GroupFigures> groups = new LinkedHashMap<>();
        Set<String> alone =
                simulated.flows().stream()
                        .map(flow -> flow.spec().name())
                        .collect(Collectors.toSet());
        for (Flow flow : simulated.flows()) {
            FlowSpec spec = flow.spec();
            FlowCount until = end.flows().get(flow.index());
            FlowCount count =
                    begin.map(b -> until.since(b.flows().get(flow.index()))).orElse(until);
            LatencyHistogram timed = end.times().get(flow.index());
            LatencyHistogram times =
                    begin.map(b -> timed.since(b.times().get(flow.index()))).orElse(timed);
            counts(spec, count);
            times(spec, times);
            spec.matrix()
                    .filter(matrix -> !alone.contains(matrix))
                    .ifPresent(
                            matrix ->
                                    groups.computeIfAbsent(matrix, m -> new GroupFigures())
                                            .add(spec, count, times));
            groups.computeIfAbsent(GroupMetric.ALL, m -> new GroupFigures())
                    .add(spec, count, times);
        }
        groups.forEach((name, group) -> group.put(name, windowPs, figures));
        put(
                RunMetric.TOTAL_GOODPUT,
                groups.getOrDefault(GroupMetric.ALL, new GroupFigures())
                        .goodputBitsPerSecond(windowPs));
    }

    private void counts(FlowSpec flow, FlowCount count) {
        put(FlowMetric.SENT, flow, count.sent());
        put(FlowMetric.DELIVERED, flow, count.delivered());
        put(FlowMetric.ANSWERED, flow, count.answered());
        put(FlowMetric.LOST, flow, count.lostInAll());
        put(FlowMetric.IN_FLIGHT, flow, count.inFlight());
        if (count.lostInAll() + count.delivered() > 0) {
            put(FlowMetric.LOSS, flow, count.loss());
        }
        put(FlowMetric.GOODPUT, flow, count.goodputBitsPerSecond());
        put(FlowMetric.PAYLOAD, flow, count.receivedBytes());
        put(FlowMetric.RETRANSMITS, flow, count.retransmits());
    }

    private void times(FlowSpec flow, LatencyHistogram times) {
        for (FlowMetric metric : FlowMetric.of(flow)) {
            if (metric.time().isPresent() && times.count() > 0) {
                put(metric, flow, Measurement.timePs(times, metric) / 1000);
            }
        }
    }

    private void drops() {
        long[] inAll = end.dropped().clone();
        for (int i = 0; i < inAll.length && begin.isPresent(); i++) {
            inAll[i] -= begin.get().dropped()[i];
        }
        drops(inAll, "");
        List<String> nodes = List.copyOf(simulated.fabric().devices().keySet());
        for (int node = 0; node < nodes.size(); node++) {
            drops(loads.dropped()[node], "." + nodes.get(node));
        }
    }

    private void drops(long[] counts, String place) {
        long all = Arrays.stream(counts).sum();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                put(Metric.drops(DropReason.of(i).word() + place), counts[i]);
            }
        }
        if (all > 0 || place.isEmpty()) {
            put(Metric.drops(Metric.ANY + place), all);
        }
    }

    private void links() {
        List<Port> links = Loads.links(simulated);
        double most = 0;
        for (int i = 0; i < links.size(); i++) {
            double percent = percent(loads.linkBusyPs()[i]);
            Port port = links.get(i);
            String name = Metric.link(port.device().name(), port.peer().device().name()).name();
            figures.merge(name, percent, Math::max); // of parallel links the busiest
            most = Math.max(most, percent);
        }
        put(RunMetric.BUSIEST_LINK, most);
    }

    private void run() {
        put(RunMetric.BUSIEST_CORE, percent(Arrays.stream(loads.coreBusyPs()).max().orElse(0)));
        put(RunMetric.PROVIDER_ADDRESSES, Measurement.providerAddresses(simulated));
        put(RunMetric.LOOKUP_RECORDS, Measurement.lookupRecords(simulated));
        put(RunMetric.OVERHEAD, Measurement.overhead(simulated).percent());
        put(RunMetric.EVENTS, simulated.fabric().simulation().eventCount());
    }

    private double percent(long busyPs) {
        return windowPs <= 0 ? 0 : 100.0 * busyPs / windowPs;
    }

    private void put(FlowMetric metric, FlowSpec flow, double value) {
        if (metric.isOf(flow)) {
            put(metric.of(flow.name()), value);
        }
    }

    private void put(RunMetric metric, double value) {
        put(metric.metric(), value);
    }

    private void put(Metric metric, double value) {
        figures.put(metric.name(), value);
    }
}
