package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Pattern;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;

/** A rule that makes a flow for many pairs of VMs. */
final class MatrixKeys {
    /** What all flows of a matrix have in common. */
    record Template(FlowKeys.Kind kind, Fields options) {
        FlowSpec flow(FlowKeys.Ends ends, double share) {
            return kind.maker().make(options, ends, share);
        }

        /** How long a flow of a run of this length has, in picoseconds; at least 0. */
        long timePs(long durationPs) {
            long stopPs = kind.options().contains(FlowKeys.STOP) ? stop(durationPs) : durationPs;
            return Math.max(0, Math.min(stopPs, durationPs) - options.get(FlowKeys.START));
        }

        private long stop(long durationPs) {
            return options.get(FlowKeys.STOP).orElse(durationPs);
        }
    }

    /** The rule as written. */
    record Draft(
            Fields fields,
            String name,
            Pattern pattern,
            Optional<String> tenant,
            Optional<Integer> by,
            Optional<String> to,
            Optional<String> file,
            long startJitterPs,
            Template each)
            implements TrafficKeys.Entry {
        SourceMark mark() {
            return fields.mark();
        }
    }

    private static final Key<String> NAME =
            Key.required(
                    "name",
                    Types.definition(Kinds.MATRIX),
                    "load",
                    "What the flows are named after: those of load are load-1, load-2, ….");
    static final Key<Pattern> PATTERN =
            Key.required(
                    "pattern",
                    WordType.of("pattern", Pattern.class),
                    "shift",
                    "Which VMs send to which.");
    private static final Key<Optional<String>> TENANT =
            Key.derived(
                    "tenant",
                    Types.reference(Kinds.TENANT),
                    "every tenant, each among its own VMs",
                    "blue",
                    "Whose VMs take part, in the order in which they are listed.");
    static final Key<Optional<Integer>> BY =
            Key.derived(
                    "by",
                    ScalarType.wholeInt("a number of places", Limits.THINGS),
                    "half the VMs",
                    "8",
                    "In a shift: how many places further in the list the receiver stands.");
    static final Key<Optional<String>> HOTSPOT =
            Key.derived(
                    "to",
                    Types.reference(Kinds.VM),
                    "the first VM",
                    "blue1",
                    "In a hotspot: the VM that all others send to.");
    static final Key<Optional<String>> FILE =
            Key.optional(
                    "file",
                    Scalars.path("a matrix", "csv", "matrix.csv"),
                    "matrix.csv",
                    "With the pattern csv: a file with lines of a sender, a receiver and, for flows"
                            + " with a rate, what this pair's is multiplied with (1 if left out).");

    /**
     * Spread of the first moments of the flows. A chosen number: what 800 first questions of ARP, a
     * frame of 84 bytes each to everybody, then take of a link of 10 Gbit/s is 5 %.
     */
    private static final long STANDARD_JITTER_PS = 1_000_000_000L;

    /** Of the time that a flow has, its start takes at most one in so many parts. */
    static final int JITTER_PARTS = 10;

    private static final Key<Long> START_JITTER =
            Key.defaulted(
                    "start-jitter",
                    Scalars.WAIT,
                    STANDARD_JITTER_PS,
                    Quantity.durationText(STANDARD_JITTER_PS),
                    "0s",
                    "Each flow starts a random time after its 'start', evenly distributed from"
                            + " nothing to this, but at most to a tenth of the time it has until it"
                            + " stops. Each draws it from a stream of its own. With 0s all start at"
                            + " one moment, ask for each other's addresses at one moment, and lose"
                            + " what finds no room then.");
    private static final Key<Template> EACH =
            Key.required(
                    "each",
                    Choice.of(
                            "the flow of a pair",
                            List.of(
                                    each(FlowKeys.PING),
                                    each(FlowKeys.UDP),
                                    each(FlowKeys.TCP),
                                    each(FlowKeys.REQUEST_RESPONSE),
                                    each(FlowKeys.TRANSFERS))),
                    "{ udp: { rate: 1Gbps } }",
                    "What each of the pairs has: a flow without name and ends.");

    static final Section<Draft> MATRIX =
            Section.of(
                    "a matrix",
                    "Flows between many VMs by one rule.",
                    List.of(NAME, PATTERN, TENANT, BY, HOTSPOT, FILE, START_JITTER, EACH),
                    f ->
                            new Draft(
                                    f,
                                    f.get(NAME),
                                    f.get(PATTERN),
                                    f.get(TENANT),
                                    f.get(BY),
                                    f.get(HOTSPOT),
                                    f.get(FILE),
                                    f.get(START_JITTER),
                                    f.get(EACH)));

    private MatrixKeys() {}

    private static Choice.Option<Template> each(FlowKeys.Kind kind) {
        Section<Template> section =
                kind.section(
                        "a matrix's " + kind.word(),
                        kind.doc(),
                        List.of(),
                        f -> new Template(kind, f));
        Key<Template> key =
                Key.required(kind.word(), section, "{ " + kind.example() + " }", kind.doc());
        return new Choice.Option<>(
                kind.word(),
                Section.of(
                        "each pair's " + kind.word(), kind.doc(), List.of(key), f -> f.get(key)));
    }
}
