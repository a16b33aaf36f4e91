package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nvsim.feature.Word;
import org.nvsim.packet.DropReason;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.Expectation.Range;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowTime;
import org.nvsim.scenario.spec.RunMetric;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.LocatedMap;

/** What a run must show. */
final class ExpectKeys {
    /** Expectations of one entry, and the settings under which they hold. */
    record Conditional(List<Expectation> expectations, List<Setting> when) {}

    /** A drop reason as authors write it. */
    record Reason(String word, String doc) implements Word {}

    private static final String WHEN_NAME = "when";
    private static final String ANY = "any";

    static final Key<List<Setting>> WHEN =
            Key.silent(
                    WHEN_NAME,
                    Setting.TABLE,
                    List.of(),
                    "always",
                    "{ virtualization.mechanism: nvgre }",
                    "Checks this only when these paths of the file have these values, be it by the"
                            + " file itself, by --set or by a variant.");
    static final Key<Optional<Long>> UNTIL =
            Key.derived(
                    "until",
                    Scalars.MOMENT,
                    "the end of the run",
                    "1s",
                    "Counts only what happened before this time.");
    static final Key<Long> SINCE =
            Key.silent(
                    "since",
                    Scalars.MOMENT,
                    0L,
                    "the start of the run",
                    "1s",
                    "Counts only what happened at or after this time: what was in flight then is"
                            + " delivered or lost without being sent.");

    private static final Type<Long> COUNT = ScalarType.whole("a count", 0, 1_000_000_000_000_000L);
    private static final Type<Range> COUNTS = range("a range of counts", COUNT, "1", "10");
    private static final Type<Range> RATES =
            range("a range of rates", Scalars.RATE, "1Gbps", "2Gbps");
    private static final Type<Range> SIZES =
            range("a range of sizes", Scalars.SIZE, "1MB", "100MB");
    private static final Type<Range> TIMES =
            range("a range of times", Scalars.MOMENT, "10us", "1ms");

    private static final Key<String> FLOW =
            Key.required(
                    "flow", Types.reference(Kinds.FLOW), "video", "The flow that is measured.");

    /** Figures of flows, with what they are bounded by. */
    private static final Map<FlowMetric, Key<Optional<Range>>> FIGURES = figureKeys();

    private static final Key<String> MATRIX =
            Key.required(
                    "matrix",
                    Types.reference(Kinds.MATRIX),
                    "load",
                    "The matrix whose flows are measured, all together.");

    private static final Section<Conditional> FLOW_FIGURES =
            Section.checked(
                    "a flow expectation",
                    "Figures of one flow; each is one expectation. docs/figures.md defines them for"
                            + " each kind of flow.",
                    withFigures(FLOW),
                    f -> figures(f, f.get(FLOW), false));

    private static final Section<Conditional> MATRIX_FIGURES =
            Section.checked(
                    "a matrix expectation",
                    "Figures of all flows of a matrix together; each is one expectation. Counts are"
                            + " summed up, goodput is what all delivered over the time that is measured,"
                            + " times are those of all flows.",
                    withFigures(MATRIX),
                    f -> figures(f, f.get(MATRIX), true));

    private static final List<Reason> REASONS =
            Stream.concat(
                            Stream.of(
                                    new Reason(ANY, "every reason together"),
                                    new Reason(
                                            Expectation.Drops.MALFORMED,
                                            "every reason about broken bytes")),
                            Arrays.stream(DropReason.values())
                                    .filter(r -> r != DropReason.NONE)
                                    .map(r -> new Reason(r.word(), "frames dropped for it")))
                    .toList();
    private static final Key<Reason> DROPS =
            Key.required(
                    "drops",
                    WordType.of("drop reason", REASONS),
                    "firewall-denied",
                    "The reason whose drops are counted; any for all of them.");
    private static final Key<Optional<Long>> AT_LEAST = bound("at-least", COUNT, "1");
    private static final Key<Optional<Long>> AT_MOST = bound("at-most", COUNT, "0");
    private static final Key<Optional<Long>> EXACTLY = bound("exactly", COUNT, "0");

    private static final Section<Conditional> DROPPED =
            Section.checked(
                    "a drops expectation",
                    "How many frames were dropped for a reason.",
                    List.of(DROPS, AT_LEAST, AT_MOST, EXACTLY, SINCE, UNTIL, WHEN),
                    ExpectKeys::drops);

    private static final Key<List<String>> ISOLATED =
            Key.required(
                    "isolated",
                    Types.list("tenants", Types.reference(Kinds.TENANT)),
                    "[ blue, red ]",
                    "Tenants whose frames never reached each other's VMs.");

    private static final Section<Conditional> ISOLATION =
            Section.checked(
                    "an isolation expectation",
                    "No frame of one of these tenants ever reached a VM of another.",
                    List.of(ISOLATED, WHEN),
                    ExpectKeys::isolated);

    private static final Key<Range> PROVIDER_ADDRESSES =
            Key.required(
                    "provider-addresses",
                    COUNTS,
                    "16",
                    "How many provider addresses were in use at the end.");

    private static final Section<Conditional> ADDRESSES =
            Section.of(
                    "a provider-addresses expectation",
                    "How many provider addresses the mechanism consumed.",
                    List.of(PROVIDER_ADDRESSES, WHEN),
                    f ->
                            one(
                                    f,
                                    new Expectation.ProviderAddresses(
                                            f.mark(), text(f), f.get(PROVIDER_ADDRESSES))));

    private static final Key<Range> TOTAL_GOODPUT =
            Key.required(
                    "total-goodput",
                    RATES,
                    "{ at-least: 9Gbps }",
                    "Payload delivered per second by all flows together, whatever their kind, over the"
                            + " whole run.");

    private static final Section<Conditional> GOODPUT_IN_ALL =
            Section.of(
                    "a total-goodput expectation",
                    "What all flows carried together.",
                    List.of(TOTAL_GOODPUT, WHEN),
                    f ->
                            one(
                                    f,
                                    MeasuredKeys.whole(
                                            f.mark(),
                                            text(f),
                                            RunMetric.TOTAL_GOODPUT,
                                            f.get(TOTAL_GOODPUT))));

    private static final Key<Range> BUSIEST_CORE =
            Key.required(
                    "busiest-core",
                    range("a range of percentages", Scalars.PERCENT, "90%", "100%"),
                    "{ at-least: 99% }",
                    "Share of the run that the busiest core of all hosts worked.");

    private static final Section<Conditional> CORE_LOAD =
            Section.of(
                    "a busiest-core expectation",
                    "How busy the busiest core was.",
                    List.of(BUSIEST_CORE, WHEN),
                    f ->
                            one(
                                    f,
                                    MeasuredKeys.whole(
                                            f.mark(),
                                            text(f),
                                            RunMetric.BUSIEST_CORE,
                                            f.get(BUSIEST_CORE))));

    static final Choice<Conditional> EXPECTATION =
            Choice.of(
                    "an expectation",
                    List.of(
                            new Choice.Option<>("flow", FLOW_FIGURES),
                            new Choice.Option<>("matrix", MATRIX_FIGURES),
                            new Choice.Option<>("drops", DROPPED),
                            new Choice.Option<>("isolated", ISOLATION),
                            new Choice.Option<>("metric", MeasuredKeys.SECTION),
                            new Choice.Option<>("provider-addresses", ADDRESSES),
                            new Choice.Option<>("total-goodput", GOODPUT_IN_ALL),
                            new Choice.Option<>("busiest-core", CORE_LOAD)));

    private ExpectKeys() {}

    private static Map<FlowMetric, Key<Optional<Range>>> figureKeys() {
        Map<FlowMetric, Key<Optional<Range>>> keys = new EnumMap<>(FlowMetric.class);
        for (FlowMetric figure : FlowMetric.values()) {
            String doc = "Expected " + figure.doc() + kinds(figure) + ".";
            if (figure.time().isPresent()) {
                keys.put(figure, Key.optional(figure.word(), TIMES, "{ at-most: 1ms }", doc));
            } else if (figure == FlowMetric.GOODPUT) {
                keys.put(figure, Key.optional(figure.word(), RATES, "{ at-least: 1Gbps }", doc));
            } else if (figure == FlowMetric.PAYLOAD) {
                keys.put(figure, Key.optional(figure.word(), SIZES, "60MB", doc));
            } else if (figure != FlowMetric.LOSS) { // of sweeps only: no whole number
                keys.put(figure, Key.optional(figure.word(), COUNTS, "10", doc));
            }
        }
        return keys;
    }

    private static String kinds(FlowMetric figure) {
        if (figure == FlowMetric.ANSWERED) {
            return " (ping, request-response)";
        }
        if (figure == FlowMetric.RETRANSMITS) {
            return " (tcp, request-response, transfers)";
        }
        return figure.time().map(ExpectKeys::kinds).orElse("");
    }

    private static String kinds(FlowTime time) {
        return switch (time) {
            case RTT -> " (ping, tcp)";
            case DELAY -> " (udp)";
            case RESPONSE_TIME -> " (request-response)";
            case FCT -> " (transfers)";
        };
    }

    private static List<Key<?>> withFigures(Key<?> subject) {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(subject);
        keys.addAll(FIGURES.values());
        keys.addAll(List.of(SINCE, UNTIL, WHEN));
        return keys;
    }

    private static Key<Optional<Long>> bound(String name, Type<Long> unit, String example) {
        String doc =
                switch (name) {
                    case "at-least" -> "The smallest good value.";
                    case "at-most" -> "The largest good value.";
                    default -> "The only good value.";
                };
        return Key.optional(name, unit, example, doc);
    }

    /** An exact value, or a map with {@code at-least} and {@code at-most}. */
    private static Type<Range> range(String title, Type<Long> unit, String low, String high) {
        Key<Optional<Long>> atLeast = bound("at-least", unit, low);
        Key<Optional<Long>> atMost = bound("at-most", unit, high);
        Section<Range> bounds =
                Section.checked(
                        title,
                        "Bounds, both included.",
                        List.of(atLeast, atMost),
                        f -> between(f, f.get(atLeast), f.get(atMost)));
        return Types.scalarOr(Types.map(unit, exact -> new Range(exact, exact)), bounds);
    }

    private static Optional<Range> between(Fields f, Optional<Long> min, Optional<Long> max) {
        if (min.isEmpty() && max.isEmpty() && !f.map().entries().isEmpty()) {
            return Optional.empty(); // what is there was reported
        }
        if (min.isEmpty() && max.isEmpty()) {
            f.binding().error(f.mark(), "a range needs 'at-least', 'at-most' or both");
            return Optional.empty();
        }
        Range range = new Range(min.orElse(0L), max.orElse(Long.MAX_VALUE));
        if (range.min() > range.max()) {
            f.binding().error(f.mark(), "nothing is at least and at most this; exchange them");
            return Optional.empty();
        }
        return Optional.of(range);
    }

    /** Until when something counts; that nothing can be in between is reported. */
    static long until(Fields f) {
        long untilPs = f.get(UNTIL).orElse(Long.MAX_VALUE);
        if (untilPs <= f.get(SINCE)) {
            f.binding()
                    .error(
                            f.markOf(UNTIL),
                            "nothing happens before this time and after "
                                    + Quantity.durationText(f.get(SINCE)));
        }
        return untilPs;
    }

    private static Optional<Conditional> figures(Fields f, String name, boolean matrix) {
        List<Expectation> made = new ArrayList<>();
        List<Key<Optional<Range>>> keys = List.copyOf(FIGURES.values());
        for (Map.Entry<FlowMetric, Key<Optional<Range>>> entry : FIGURES.entrySet()) {
            Key<Optional<Range>> key = entry.getValue();
            if (f.get(key).isPresent()) {
                made.add(
                        new Expectation.FlowFigure(
                                f.markOf(key),
                                text(f, keys, key),
                                name,
                                matrix,
                                entry.getKey(),
                                f.get(key).get(),
                                f.get(SINCE),
                                until(f)));
            }
        }
        if (made.isEmpty() && keys.stream().noneMatch(f::has)) {
            f.binding()
                    .error(
                            f.mark(),
                            "this expects nothing of the "
                                    + (matrix ? "matrix" : "flow")
                                    + "; add one of "
                                    + FIGURES.keySet().stream()
                                            .map(FlowMetric::word)
                                            .collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return Optional.of(new Conditional(made, f.get(WHEN)));
    }

    private static Optional<Conditional> drops(Fields f) {
        Optional<Long> exactly = f.get(EXACTLY);
        if (exactly.isPresent() && (f.has(AT_LEAST) || f.has(AT_MOST))) {
            f.binding().error(f.markOf(EXACTLY), "'exactly' leaves no room for a range beside it");
            return Optional.empty();
        }
        if (!f.has(EXACTLY) && !f.has(AT_LEAST) && !f.has(AT_MOST)) {
            f.binding().error(f.mark(), "how many drops? add one of at-least, at-most, exactly");
            return Optional.empty();
        }
        Optional<Range> range =
                exactly.isPresent()
                        ? Optional.of(new Range(exactly.get(), exactly.get()))
                        : between(f, f.get(AT_LEAST), f.get(AT_MOST));
        return range.map(
                r ->
                        one(
                                f,
                                new Expectation.Drops(
                                        f.mark(),
                                        text(f),
                                        f.get(DROPS).word(),
                                        r,
                                        f.get(SINCE),
                                        until(f))));
    }

    private static Optional<Conditional> isolated(Fields f) {
        Binding binding = f.binding();
        List<String> tenants = f.get(ISOLATED);
        if (tenants.size() < 2) {
            binding.error(f.markOf(ISOLATED), "isolation is between two tenants or more");
            return Optional.empty();
        }
        return Optional.of(one(f, new Expectation.Isolated(f.mark(), text(f), tenants)));
    }

    private static Conditional one(Fields f, Expectation expectation) {
        return new Conditional(List.of(expectation), f.get(WHEN));
    }

    static String text(Fields f) {
        return text(f, entry -> true);
    }

    /** The entry with one of its figures alone. */
    private static String text(Fields f, List<Key<Optional<Range>>> figures, Key<?> shown) {
        List<String> others = figures.stream().filter(key -> key != shown).map(Key::name).toList();
        return text(f, entry -> !others.contains(entry.key()));
    }

    private static String text(Fields f, Predicate<LocatedMap.Entry> shown) {
        List<LocatedMap.Entry> entries =
                f.map().entries().stream()
                        .filter(shown)
                        .filter(entry -> !entry.key().equals(WHEN_NAME))
                        .toList();
        return FlowText.of(new LocatedMap(f.map().mark(), entries));
    }
}
