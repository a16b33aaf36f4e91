package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.host.VirtualMachine;
import org.nvsim.packet.DropReason;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.Flow;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.Metric;

/** Holds a scenario's expectations against what was counted. */
public final class Expectations {
    private final BuiltSimulation simulated;
    private final List<Snapshot> snapshots;
    private final Map<List<Long>, SortedMap<String, Double>> parts =
            new HashMap<>(); // by begin and end; looked up, never walked

    /**
     * @param snapshots in order of time, the last one at the end of the run
     */
    public Expectations(BuiltSimulation simulated, List<Snapshot> snapshots) {
        this.simulated = simulated;
        this.snapshots = snapshots;
    }

    public List<RunResult.ExpectationResult> check() {
        List<RunResult.ExpectationResult> results = new ArrayList<>();
        for (Expectation expectation : simulated.scenario().expect()) {
            results.add(check(expectation));
        }
        return results;
    }

    private RunResult.ExpectationResult check(Expectation expectation) {
        if (expectation instanceof Expectation.FlowFigure flow) {
            return figure(flow);
        }
        if (expectation instanceof Expectation.Drops drops) {
            return ranged(drops.text(), drops.range(), dropped(drops));
        }
        if (expectation instanceof Expectation.ProviderAddresses addresses) {
            return ranged(
                    addresses.text(), addresses.range(), Measurement.providerAddresses(simulated));
        }
        if (expectation instanceof Expectation.Measured measured) {
            return measured(measured);
        }
        if (expectation instanceof Expectation.Isolated isolated && plain(isolated)) {
            return new RunResult.ExpectationResult(
                    isolated.text(), false, "without virtualization nothing keeps them apart");
        }
        if (expectation instanceof Expectation.Isolated isolated) {
            // Where policy is derived, a frame that crosses between routing domains ends the run as
            // a defect; scripts can be wrong.
            long strange = strangeFrames(isolated);
            return new RunResult.ExpectationResult(
                    isolated.text(),
                    strange == 0,
                    checkedFrames(isolated)
                            + " frames checked, "
                            + (strange == 0 ? "none" : strange)
                            + " of another routing domain");
        }
        throw new AssertionError("no check for " + expectation);
    }

    private long strangeFrames(Expectation.Isolated expectation) {
        return simulated.vms().values().stream()
                .filter(vm -> expectation.tenants().contains(vm.tenant()))
                .mapToLong(VirtualMachine::strangeFrames)
                .sum();
    }

    private long checkedFrames(Expectation.Isolated expectation) {
        return simulated.vms().values().stream()
                .filter(vm -> expectation.tenants().contains(vm.tenant()))
                .mapToLong(VirtualMachine::checkedFrames)
                .sum();
    }

    private boolean plain(Expectation.Isolated expectation) {
        return simulated.scenario().tenants().stream()
                .filter(tenant -> expectation.tenants().contains(tenant.name()))
                .anyMatch(tenant -> !tenant.virtualization().mechanism().isolates());
    }

    private static RunResult.ExpectationResult ranged(
            String text, Expectation.Range range, long actual) {
        return new RunResult.ExpectationResult(text, range.contains(actual), Long.toString(actual));
    }

    /** Whether it is about more than counts. */
    public static boolean needsAll(Expectation expectation) {
        return expectation instanceof Expectation.Measured
                || expectation instanceof Expectation.FlowFigure flow
                        && flow.figure().time().isPresent();
    }

    private RunResult.ExpectationResult measured(Expectation.Measured expectation) {
        Metric metric = expectation.metric();
        List<Long> part = List.of(expectation.fromPs(), expectation.untilPs());
        Double value =
                parts.computeIfAbsent(part, p -> figures(p.get(0), p.get(1))).get(metric.name());
        if (value == null && metric.name().startsWith(Metric.DROPS)) {
            value = 0.0; // reasons for which nothing was dropped are left out
        }
        if (value == null) {
            return new RunResult.ExpectationResult(
                    expectation.text(), false, "nothing was measured");
        }
        return new RunResult.ExpectationResult(
                expectation.text(),
                value >= expectation.min() && value <= expectation.max(),
                text(metric.unit(), value));
    }

    private SortedMap<String, Double> figures(long fromPs, long untilPs) {
        Optional<Snapshot> begin = fromPs == 0 ? Optional.empty() : Optional.of(before(fromPs));
        return Figures.of(simulated, begin, before(untilPs));
    }

    /** With as many digits as a reader needs to see why a bound holds or not. */
    private static String text(String unit, double value) {
        return switch (unit) {
            case "percent" -> String.format(Locale.ROOT, "%.2f %%", value);
            case "ratio" -> String.format(Locale.ROOT, "%.4f %%", value * 100);
            case "index" -> String.format(Locale.ROOT, "%.6f", value);
            case "nanoseconds" -> (long) value + " ns";
            default -> Long.toString((long) value);
        };
    }

    private RunResult.ExpectationResult figure(Expectation.FlowFigure expectation) {
        if (expectation.figure().time().isPresent()) {
            return time(expectation);
        }
        if (expectation.matrix() && expectation.figure() == FlowMetric.GOODPUT) {
            return ranged(expectation.text(), expectation.range(), matrixGoodput(expectation));
        }
        long sum = 0;
        for (Flow flow : simulated.flows()) {
            sum += expectation.counts(flow.spec().name()) ? figure(expectation, flow.index()) : 0;
        }
        return ranged(expectation.text(), expectation.range(), sum);
    }

    /** Added over one time, so that it is never more than links carry. */
    private long matrixGoodput(Expectation.FlowFigure expectation) {
        long endPs = Math.min(expectation.untilPs(), simulated.fabric().simulation().nowPs());
        return (long)
                together(
                                flow -> expectation.counts(flow.spec().name()),
                                expectation.fromPs(),
                                expectation.untilPs())
                        .goodputBitsPerSecond(endPs - expectation.fromPs());
    }

    private GroupFigures together(Predicate<Flow> which, long fromPs, long untilPs) {
        GroupFigures group = new GroupFigures();
        for (Flow flow : simulated.flows()) {
            if (which.test(flow)) {
                FlowCount until = before(untilPs).flows().get(flow.index());
                FlowCount count =
                        fromPs == 0 ? until : until.since(before(fromPs).flows().get(flow.index()));
                group.add(flow.spec(), count, new LatencyHistogram());
            }
        }
        return group;
    }

    private long figure(Expectation.FlowFigure expectation, int index) {
        FlowCount until = before(expectation.untilPs()).flows().get(index);
        FlowCount count =
                expectation.fromPs() == 0
                        ? until
                        : until.since(before(expectation.fromPs()).flows().get(index));
        return switch (expectation.figure()) {
            case SENT -> count.sent();
            case DELIVERED -> count.delivered();
            case ANSWERED -> count.answered();
            case LOST -> count.lostInAll();
            case IN_FLIGHT -> count.inFlight();
            case GOODPUT -> (long) count.goodputBitsPerSecond();
            case PAYLOAD -> count.receivedBytes();
            case RETRANSMITS -> count.retransmits();
            default -> throw new AssertionError("no count " + expectation.figure().word());
        };
    }

    private RunResult.ExpectationResult time(Expectation.FlowFigure expectation) {
        LatencyHistogram times = new LatencyHistogram();
        for (Flow flow : simulated.flows()) {
            if (expectation.counts(flow.spec().name())) {
                times.merge(times(expectation, flow.index()));
            }
        }
        if (times.count() == 0) {
            return new RunResult.ExpectationResult(expectation.text(), false, "nothing was timed");
        }
        long actualPs = (long) Measurement.timePs(times, expectation.figure());
        return new RunResult.ExpectationResult(
                expectation.text(),
                expectation.range().contains(actualPs),
                actualPs / 1000 + " ns");
    }

    private LatencyHistogram times(Expectation.FlowFigure expectation, int index) {
        LatencyHistogram until = before(expectation.untilPs()).times().get(index);
        return expectation.fromPs() == 0
                ? until
                : until.since(before(expectation.fromPs()).times().get(index));
    }

    private long dropped(Expectation.Drops expectation) {
        long until = dropped(before(expectation.untilPs()), expectation.reason());
        long from =
                expectation.fromPs() == 0
                        ? 0
                        : dropped(before(expectation.fromPs()), expectation.reason());
        return until - from;
    }

    private static long dropped(Snapshot snapshot, String word) {
        long count = 0;
        for (int i = 0; i < snapshot.dropped().length; i++) {
            if (isMeant(word, DropReason.of(i))) {
                count += snapshot.dropped()[i];
            }
        }
        return count;
    }

    private static boolean isMeant(String word, DropReason reason) {
        return word.equals(Metric.ANY)
                || word.equals(reason.word())
                || word.equals(Expectation.Drops.MALFORMED)
                        && reason.group() == DropReason.Group.MALFORMED;
    }

    private Snapshot before(long timePs) {
        for (Snapshot snapshot : snapshots) {
            if (snapshot.beforePs() >= timePs) {
                return snapshot;
            }
        }
        return snapshots.get(snapshots.size() - 1);
    }
}
