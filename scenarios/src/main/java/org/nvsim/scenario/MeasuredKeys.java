package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.RunMetric;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/** What a run must show of any figure that a sweep could measure. */
final class MeasuredKeys {
    private static final double PS_PER_NS = 1000;

    /** Shares of a time can be written with decimals. */
    private static final ScalarType<Double> SHARE = (ScalarType<Double>) Scalars.SHARE;

    private static final ScalarType<Double> INDEX = ScalarType.number("an index", 0, 1);
    private static final ScalarType<Long> COUNT =
            ScalarType.whole("a count", 0, Limits.COUNT.max());

    /** A value whose unit is that of the metric beside it. */
    private static final Type<LocatedScalar> VALUE =
            Types.of(
                    new Shape.AnyOf(
                            List.of(
                                    Scalars.RATE.shape(),
                                    COUNT.shape(),
                                    SHARE.shape(),
                                    Scalars.MOMENT.shape(),
                                    Scalars.SIZE.shape(),
                                    INDEX.shape())),
                    MeasuredKeys::scalar);

    private static final Key<Metric> METRIC =
            Key.required("metric", MetricNames.TYPE, "load.jain", MetricNames.DOC);
    private static final Key<Optional<LocatedScalar>> AT_LEAST =
            Key.optional("at-least", VALUE, "0.95", "The smallest good value, in its unit.");
    private static final Key<Optional<LocatedScalar>> AT_MOST =
            Key.optional("at-most", VALUE, "90%", "The largest good value, in its unit.");
    private static final Key<Optional<LocatedScalar>> EXACTLY =
            Key.optional("exactly", VALUE, "0", "The only good value, in its unit.");

    static final Section<ExpectKeys.Conditional> SECTION =
            Section.checked(
                    "a metric expectation",
                    "A figure of those that sweeps measure, by the same name: of a flow, a matrix,"
                            + " all flows, a link, a node, the run. docs/figures.md defines them.",
                    List.of(
                            METRIC,
                            AT_LEAST,
                            AT_MOST,
                            EXACTLY,
                            ExpectKeys.SINCE,
                            ExpectKeys.UNTIL,
                            ExpectKeys.WHEN),
                    MeasuredKeys::bind);

    private MeasuredKeys() {}

    /** A figure of the whole run, bounded by whole numbers of its unit. */
    static Expectation whole(
            SourceMark mark, String text, RunMetric metric, Expectation.Range range) {
        return new Expectation.Measured(
                mark, text, metric.metric(), range.min(), range.max(), 0, Long.MAX_VALUE);
    }

    private static Optional<LocatedScalar> scalar(Located value, Binding binding) {
        if (value instanceof LocatedScalar scalar && !scalar.isEmpty()) {
            return Optional.of(scalar);
        }
        binding.error(value.mark(), "expected a value in the metric's unit, found " + value.kind());
        return Optional.empty();
    }

    private static Optional<ExpectKeys.Conditional> bind(Fields f) {
        Binding binding = f.binding();
        Metric metric = f.get(METRIC);
        if (f.has(EXACTLY) && (f.has(AT_LEAST) || f.has(AT_MOST))) {
            binding.error(f.markOf(EXACTLY), "'exactly' leaves no room for a range beside it");
            return Optional.empty();
        }
        if (!f.has(EXACTLY) && !f.has(AT_LEAST) && !f.has(AT_MOST)) {
            binding.error(f.mark(), "how much? add one of at-least, at-most, exactly");
            return Optional.empty();
        }
        boolean part = f.has(ExpectKeys.SINCE) || f.has(ExpectKeys.UNTIL);
        if (part && metric.isOfWholeRun()) {
            Key<?> key = f.has(ExpectKeys.SINCE) ? ExpectKeys.SINCE : ExpectKeys.UNTIL;
            binding.error(
                    f.markOf(key),
                    metric.name()
                            + " is a figure of the whole run; leave out '"
                            + key.name()
                            + "'");
            return Optional.empty();
        }
        Key<Optional<LocatedScalar>> low = f.has(EXACTLY) ? EXACTLY : AT_LEAST;
        Key<Optional<LocatedScalar>> high = f.has(EXACTLY) ? EXACTLY : AT_MOST;
        Optional<Double> min = value(f, low, metric, Double.NEGATIVE_INFINITY);
        Optional<Double> max = value(f, high, metric, Double.POSITIVE_INFINITY);
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        }
        if (min.get() > max.get()) {
            binding.error(f.mark(), "nothing is at least and at most this; exchange them");
            return Optional.empty();
        }
        Expectation made =
                new Expectation.Measured(
                        f.mark(),
                        ExpectKeys.text(f),
                        metric,
                        min.get(),
                        max.get(),
                        f.get(ExpectKeys.SINCE),
                        ExpectKeys.until(f));
        return Optional.of(new ExpectKeys.Conditional(List.of(made), f.get(ExpectKeys.WHEN)));
    }

    private static Optional<Double> value(
            Fields f, Key<Optional<LocatedScalar>> key, Metric metric, double otherwise) {
        Optional<LocatedScalar> written = f.get(key);
        if (written.isEmpty()) {
            return f.has(key) ? Optional.empty() : Optional.of(otherwise);
        }
        try {
            return Optional.of(parse(written.get().text(), metric.unit()));
        } catch (IllegalArgumentException e) {
            f.binding().error(f.markOf(key), e.getMessage());
            return Optional.empty();
        }
    }

    private static double parse(String text, String unit) {
        return switch (unit) {
            case "bits_per_second" -> rate(text);
            case "bytes" -> size(text);
            case "nanoseconds" -> moment(text) / PS_PER_NS;
            case "percent" -> SHARE.parse(text) * 100;
            case "ratio" -> SHARE.parse(text);
            case "index" -> INDEX.parse(text);
            default -> COUNT.parse(text);
        };
    }

    private static double rate(String text) {
        return ((ScalarType<Long>) Scalars.RATE).parse(text);
    }

    private static double size(String text) {
        return ((ScalarType<Long>) Scalars.SIZE).parse(text);
    }

    private static double moment(String text) {
        return ((ScalarType<Long>) Scalars.MOMENT).parse(text);
    }
}
