package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.limits.InputLimits;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.SweepSpec;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.YamlPrinter;

/** Many runs of one file. */
final class SweepKeys {
    /** A path and the values it takes in turn. */
    record Axis(List<Setting> values) {
        String path() {
            return values.get(0).path();
        }
    }

    /** What a file says; {@code metrics} is empty for the usual ones. */
    record Draft(
            SourceMark mark,
            SourceMark warmUpMark,
            List<Axis> grid,
            List<List<Setting>> list,
            int replications,
            long warmUpPs,
            SourceMark metricsMark,
            List<Metric> metrics,
            Optional<SweepSpec.Precision> untilPrecision,
            Optional<String> baseline) {

        SweepSpec spec(List<Metric> usual) {
            return new SweepSpec(
                    grid.stream()
                            .map(a -> new SweepSpec.Axis(a.path(), texts(a.values())))
                            .toList(),
                    list.stream().map(SweepKeys::byPath).toList(),
                    replications,
                    warmUpPs,
                    metrics.isEmpty() ? usual : metrics,
                    untilPrecision,
                    baseline);
        }
    }

    private static final int MAX_POINTS = InputLimits.SWEEP_POINTS;
    private static final int MAX_WITNESSES = 500;
    private static final int MAX_REPLICATIONS = InputLimits.REPLICATIONS;
    private static final int MAX_RUNS = InputLimits.SWEEP_RUNS;

    private static final Type<List<Axis>> AXES =
            Types.of(
                    new Shape.Table(
                            Setting.PATH,
                            new Shape.Items(new Shape.Anything("any value the path can have"), 1)),
                    SweepKeys::bindGrid);
    private static final Key<List<Axis>> GRID =
            Key.defaulted(
                    "grid",
                    AXES,
                    List.of(),
                    "{}",
                    "{ network.defaults.buffer: [ 64KiB, 256KiB ] }",
                    "Values by path of this file; every combination of them is a point.");
    private static final Key<List<List<Setting>>> LIST =
            Key.defaulted(
                    "list",
                    Types.list("points", Setting.TABLE),
                    List.of(),
                    "[]",
                    "[ { network.defaults.mtu: 1500, network.defaults.rate: 1Gbps } ]",
                    "Points by hand, each a map from paths to values; each is combined with every"
                            + " point of the grid.");
    private static final Key<Integer> REPLICATIONS =
            Key.defaulted(
                    "replications",
                    ScalarType.wholeInt("a number of replications", 1, MAX_REPLICATIONS),
                    5,
                    "5",
                    "10",
                    "Runs of each point, each with random streams of its own. The first has the"
                            + " file's seed; the n-th has the same seed at every point and variant.");
    private static final Key<Long> WARM_UP =
            Key.defaulted(
                    "warm-up",
                    Scalars.MOMENT,
                    0L,
                    "0s",
                    "100ms",
                    "What happens earlier is not measured, so that an empty network's beginning"
                            + " does not count.");
    private static final Key<List<Metric>> METRICS =
            Key.silent(
                    "metrics",
                    Types.list("metrics", MetricNames.TYPE),
                    List.of(),
                    "goodput, loss and the 99th percentile of the time of every flow, drops.any,"
                            + " provider-addresses",
                    "[ video.goodput, drops.queue-full ]",
                    MetricNames.DOC);
    private static final Key<Metric> METRIC =
            Key.required(
                    "metric",
                    MetricNames.TYPE,
                    "video.goodput",
                    "The metric that must be precise.");
    private static final Key<Double> RELATIVE =
            Key.required(
                    "relative",
                    Scalars.FRACTION,
                    "2%",
                    "Half the width of the 95 % confidence interval, as a part of the mean.");
    private static final Key<Integer> AT_MOST =
            Key.required(
                    "at-most",
                    ScalarType.wholeInt("a number of replications", 2, MAX_REPLICATIONS),
                    "50",
                    "Replications of a point, be it as precise as wanted or not.");
    private static final Section<SweepSpec.Precision> PRECISION =
            Section.of(
                    "a precision",
                    "Adds replications, half as many again each time, until the 95 % confidence"
                            + " interval of a metric is narrow enough.",
                    List.of(METRIC, RELATIVE, AT_MOST),
                    f -> new SweepSpec.Precision(f.get(METRIC), f.get(RELATIVE), f.get(AT_MOST)));
    private static final Key<Optional<SweepSpec.Precision>> UNTIL_PRECISION =
            Key.optional(
                    "until-precision",
                    PRECISION,
                    "{ metric: video.goodput, relative: 2%, at-most: 50 }",
                    "Adds replications to a point until it is measured this precisely.");
    private static final Key<Optional<String>> BASELINE =
            Key.optional(
                    "baseline",
                    variant(),
                    "nvgre",
                    "A variant of compare:. Every point then runs in every variant, and each is"
                            + " paired with this one, replication by replication: both had the same"
                            + " random numbers, so their differences tell more than their means.");

    static final Section<Draft> SWEEP =
            Section.checked(
                    "a sweep",
                    "Many runs of this file, with statistics: nvsim sweep.",
                    List.of(GRID, LIST, REPLICATIONS, WARM_UP, METRICS, UNTIL_PRECISION, BASELINE),
                    SweepKeys::sweep);

    private SweepKeys() {}

    private static Optional<Draft> sweep(Fields f) {
        long points = Math.max(1, f.get(LIST).size());
        for (Axis axis : f.get(GRID)) {
            points = Math.min(MAX_POINTS + 1L, points * axis.values().size());
        }
        if (points > MAX_POINTS) {
            f.binding().error(f.mark(), "more than the " + MAX_POINTS + " points a sweep may have");
            return Optional.empty();
        }
        if (points * f.get(REPLICATIONS) > MAX_RUNS) {
            f.binding()
                    .error(
                            f.markOf(REPLICATIONS),
                            f.get(REPLICATIONS)
                                    + " replications of "
                                    + points
                                    + " points are more than the "
                                    + MAX_RUNS
                                    + " runs a sweep may have");
            return Optional.empty();
        }
        Optional<SweepSpec.Precision> precision = f.get(UNTIL_PRECISION);
        if (precision.isPresent() && precision.get().atMost() < f.get(REPLICATIONS)) {
            f.binding()
                    .error(
                            f.markOf(UNTIL_PRECISION),
                            "at-most is less than the "
                                    + f.get(REPLICATIONS)
                                    + " replications to begin with");
        }
        return Optional.of(
                new Draft(
                        f.mark(),
                        f.markOf(WARM_UP),
                        f.get(GRID),
                        f.get(LIST),
                        f.get(REPLICATIONS),
                        f.get(WARM_UP),
                        f.markOf(METRICS),
                        f.get(METRICS),
                        precision,
                        f.get(BASELINE)));
    }

    private static Optional<List<Axis>> bindGrid(Located value, Binding binding) {
        if (!(value instanceof LocatedMap map)) {
            binding.error(
                    value.mark(),
                    "expected a map from paths to lists of values, as in"
                            + " { virtualization.mechanism: [ nvgre, ip-rewrite ] }, found "
                            + value.kind());
            return Optional.empty();
        }
        List<Axis> axes = new ArrayList<>();
        for (LocatedMap.Entry entry : map.entries()) {
            if (!Setting.isPath(entry.key())) {
                binding.error(entry.keyMark(), Setting.malformed(entry.key()));
            } else if (!(entry.value() instanceof LocatedList values)) {
                binding.error(
                        entry.value().mark(),
                        "expected a list of values, as in [ 1, 2 ], found " + entry.value().kind());
            } else if (values.items().isEmpty()) {
                binding.error(values.mark(), "a list without values leaves no point to run");
            } else {
                axes.add(
                        new Axis(
                                values.items().stream()
                                        .map(v -> new Setting(entry.keyMark(), entry.key(), v))
                                        .toList()));
            }
        }
        return Optional.of(List.copyOf(axes));
    }

    private static Type<String> variant() {
        Type<String> name = Scalars.word("a variant", ScenarioKeys.VARIANT_NAME, "nvgre");
        return Types.of(
                name.shape(),
                (value, binding) -> {
                    Optional<String> text = name.bind(value, binding);
                    text.ifPresent(
                            t -> binding.names().refer(List.of(Kinds.VARIANT), t, value.mark()));
                    return text;
                });
    }

    private static List<String> texts(List<Setting> settings) {
        return settings.stream().map(s -> YamlPrinter.line(s.value())).toList();
    }

    private static Map<String, String> byPath(List<Setting> settings) {
        Map<String, String> point = new LinkedHashMap<>();
        settings.forEach(s -> point.put(s.path(), YamlPrinter.line(s.value())));
        return Collections.unmodifiableMap(point);
    }

    /**
     * Points that between them have every value: if any is wrong, one of these is. Of very many the
     * first alone, lest reading a file take long; the others are found wrong when they are run.
     */
    static List<List<Setting>> witnesses(Draft sweep) {
        List<Setting> firsts = sweep.grid().stream().map(axis -> axis.values().get(0)).toList();
        List<Setting> first = sweep.list().isEmpty() ? List.of() : sweep.list().get(0);
        List<List<Setting>> points = new ArrayList<>();
        points.add(join(first, firsts));
        sweep.list().stream().skip(1).forEach(point -> points.add(join(point, firsts)));
        for (int i = 0; i < sweep.grid().size(); i++) {
            List<Setting> values = sweep.grid().get(i).values();
            for (Setting value : values.subList(1, values.size())) {
                Setting[] changed = firsts.toArray(Setting[]::new);
                changed[i] = value;
                points.add(join(first, Arrays.asList(changed)));
            }
        }
        return points.subList(0, Math.min(MAX_WITNESSES, points.size()));
    }

    private static List<Setting> join(List<Setting> list, List<Setting> grid) {
        List<Setting> all = new ArrayList<>(list);
        all.addAll(grid);
        return all;
    }
}
