package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nvsim.packet.DropReason;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.RunMetric;
import org.nvsim.scenario.spec.Word;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/** How authors name what a sweep measures. */
final class MetricNames {
    private static final List<String> REASONS =
            Stream.concat(
                            Stream.of(Metric.ANY),
                            Arrays.stream(DropReason.values())
                                    .filter(reason -> reason != DropReason.NONE)
                                    .map(DropReason::word))
                    .toList();

    /** A name, judged against the file's flows when the whole file is read. */
    static final Type<Metric> TYPE =
            Types.of(new Shape.Text("a metric", pattern(), "video.goodput"), MetricNames::bind);

    /** For the reference. */
    static final String DOC =
            "What is measured: FLOW."
                    + words(FlowMetric.values(), ", FLOW.")
                    + "; drops.REASON, or drops.any; "
                    + words(RunMetric.values(), ", ")
                    + ".";

    private MetricNames() {}

    /** What is measured when the author names nothing. */
    static List<Metric> usual(List<FlowSpec> traffic) {
        List<Metric> metrics = new ArrayList<>();
        for (FlowSpec flow : traffic) {
            metrics.add(FlowMetric.GOODPUT.of(flow.name()));
            metrics.add(FlowMetric.LOSS.of(flow.name()));
            metrics.add(FlowMetric.of(flow.time(), FlowMetric.Statistic.P99).of(flow.name()));
        }
        metrics.add(Metric.drops(Metric.ANY));
        metrics.add(RunMetric.PROVIDER_ADDRESSES.metric());
        return metrics;
    }

    /** Why flows do not have metrics that were asked of them. */
    static List<String> missing(List<Metric> metrics, List<FlowSpec> traffic) {
        List<String> missing = new ArrayList<>();
        for (FlowSpec flow : traffic) {
            for (FlowMetric figure : FlowMetric.values()) {
                if (!figure.isOf(flow) && metrics.contains(figure.of(flow.name()))) {
                    missing.add(figure.missingFrom(flow));
                }
            }
        }
        return missing;
    }

    private static String pattern() {
        return words(RunMetric.values(), "|")
                + "|drops\\.("
                + String.join("|", REASONS)
                + ")|"
                + Types.NAME
                + "\\.("
                + words(FlowMetric.values(), "|")
                + ")";
    }

    private static String words(Word[] words, String between) {
        return Arrays.stream(words).map(Word::word).collect(Collectors.joining(between));
    }

    private static Optional<Metric> bind(Located value, Binding binding) {
        if (!(value instanceof LocatedScalar scalar) || scalar.isEmpty()) {
            binding.error(value.mark(), "expected a metric, found " + value.kind());
            return Optional.empty();
        }
        String text = scalar.text();
        for (RunMetric metric : RunMetric.values()) {
            if (metric.word().equals(text)) {
                return Optional.of(metric.metric());
            }
        }
        int dot = text.indexOf('.');
        String before = text.substring(0, Math.max(0, dot));
        String last = text.substring(dot + 1);
        if (text.startsWith(Metric.DROPS) && REASONS.contains(last)) {
            return Optional.of(Metric.drops(last));
        }
        for (FlowMetric metric : FlowMetric.values()) {
            if (before.matches(Types.NAME) && metric.word().equals(last)) {
                binding.names().refer(List.of(Kinds.FLOW), before, value.mark());
                return Optional.of(metric.of(before));
            }
        }
        if (last.startsWith("latency-")) {
            String end = last.substring("latency".length());
            binding.error(
                    value.mark(),
                    "no metric '"
                            + text
                            + "'; times have names of their own: rtt"
                            + end
                            + " (ping, tcp), delay"
                            + end
                            + " (udp), response-time"
                            + end
                            + " (request-response), fct"
                            + end
                            + " (transfers)");
            return Optional.empty();
        }
        binding.error(value.mark(), "no metric '" + text + "'" + hint(before, last));
        return Optional.empty();
    }

    private static String hint(String before, String last) {
        String prefix = before.isEmpty() ? "" : before + ".";
        List<String> known = new ArrayList<>(REASONS);
        if (!prefix.equals(Metric.DROPS)) {
            Word[] words = before.isEmpty() ? RunMetric.values() : FlowMetric.values();
            known = Arrays.stream(words).map(Word::word).toList();
        }
        String near =
                Nearest.hint(prefix + last, known.stream().map(word -> prefix + word).toList());
        if (!near.isEmpty()) {
            return near;
        }
        if (prefix.equals(Metric.DROPS)) {
            return "; what follows 'drops.' is a drop reason, or any";
        }
        String all = String.join(", ", known);
        return before.isEmpty()
                ? "; write FLOW.FIGURE, drops.REASON, or one of " + all
                : "; figures of a flow are " + all;
    }
}
