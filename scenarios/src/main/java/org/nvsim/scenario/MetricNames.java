package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nvsim.feature.Word;
import org.nvsim.packet.DropReason;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Kind;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.GroupMetric;
import org.nvsim.scenario.spec.LinkPattern;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.RunMetric;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/** How authors name what sweeps measure and expectations are about. */
final class MetricNames {
    /** More flows than these are measured together, if the author names nothing. */
    private static final int MOST_ALONE = 20;

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
                    + ", also of a matrix, or of flows, which stands for all of them, and of these MATRIX."
                    + words(GroupMetric.values(), ", MATRIX.")
                    + "; drops.REASON, or drops.any, also drops.REASON.NODE; link.FROM.TO, the load of"
                    + " one direction of a link; "
                    + words(RunMetric.values(), ", ")
                    + ".";

    private MetricNames() {}

    /** What is measured when the author names nothing. */
    static List<Metric> usual(List<FlowSpec> traffic) {
        List<Metric> metrics = new ArrayList<>();
        boolean many = traffic.size() > MOST_ALONE;
        if (many) {
            metrics.add(RunMetric.TOTAL_GOODPUT.metric());
            metrics.add(FlowMetric.LOSS.of(GroupMetric.ALL));
            metrics.add(GroupMetric.JAIN.of(GroupMetric.ALL));
        }
        for (FlowSpec flow : many ? List.<FlowSpec>of() : traffic) {
            metrics.add(FlowMetric.GOODPUT.of(flow.name()));
            metrics.add(FlowMetric.LOSS.of(flow.name()));
            metrics.add(FlowMetric.of(flow.time(), FlowMetric.Statistic.P99).of(flow.name()));
        }
        metrics.add(Metric.drops(Metric.ANY));
        metrics.add(RunMetric.PROVIDER_ADDRESSES.metric());
        return metrics;
    }

    /** Why flows and the network do not have metrics that were asked of them. */
    static List<String> missing(List<Metric> metrics, Scenario scenario) {
        List<String> missing = new ArrayList<>();
        for (Metric metric : metrics) {
            String[] words = metric.name().split("\\.");
            if (metric.name().startsWith(Metric.LINK) && words.length == 3) {
                LinkPattern link = new LinkPattern(words[1], words[2]);
                if (!scenario.network().hasLinks(link)) {
                    missing.add(link.noneSuch());
                }
            }
        }
        for (FlowSpec flow : scenario.traffic()) {
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
                + ")(\\."
                + Types.NAME
                + ")?|"
                + Types.NAME
                + "\\.("
                + words(FlowMetric.values(), "|")
                + "|"
                + words(GroupMetric.values(), "|")
                + ")|link\\."
                + Types.NAME
                + "\\."
                + Types.NAME;
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
        Optional<Metric> placed = placed(text, value, binding);
        if (placed.isPresent()) {
            return placed;
        }
        for (FlowMetric metric : FlowMetric.values()) {
            if (before.matches(Types.NAME) && metric.word().equals(last)) {
                refer(List.of(Kinds.FLOW, Kinds.MATRIX), before, value, binding);
                return Optional.of(metric.of(before));
            }
        }
        for (GroupMetric metric : GroupMetric.values()) {
            if (before.matches(Types.NAME) && metric.word().equals(last)) {
                refer(List.of(Kinds.MATRIX), before, value, binding);
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

    private static void refer(List<Kind> kinds, String name, Located value, Binding binding) {
        if (!name.equals(GroupMetric.ALL)) {
            binding.names().refer(kinds, name, value.mark());
        }
    }

    /** What is measured at a node or of a link: {@code drops.queue-full.tor}, {@code link.a.b}. */
    private static Optional<Metric> placed(String text, Located value, Binding binding) {
        String[] words = text.split("\\.", -1);
        if (words.length != 3) {
            return Optional.empty();
        }
        if (text.startsWith(Metric.DROPS) && REASONS.contains(words[1])) {
            binding.names().refer(List.of(Kinds.NODE), words[2], value.mark());
            return Optional.of(Metric.drops(words[1] + "." + words[2]));
        }
        if (text.startsWith(Metric.LINK)) {
            binding.names().refer(List.of(Kinds.NODE), words[1], value.mark());
            binding.names().refer(List.of(Kinds.NODE), words[2], value.mark());
            return Optional.of(Metric.link(words[1], words[2]));
        }
        return Optional.empty();
    }

    private static String hint(String before, String last) {
        String prefix = before.isEmpty() ? "" : before + ".";
        List<String> known = new ArrayList<>(REASONS);
        if (!prefix.equals(Metric.DROPS)) {
            Stream<Word> words =
                    before.isEmpty()
                            ? Arrays.stream(RunMetric.values())
                            : Stream.concat(
                                    Arrays.stream(FlowMetric.values()),
                                    Arrays.stream(GroupMetric.values()));
            known = words.map(Word::word).toList();
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
                : "; figures of flows are " + all;
    }
}
