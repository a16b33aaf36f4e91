package org.nvsim.scenario;

import java.util.List;
import java.util.function.Function;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.LocatedScalar;

/** Who sends what to whom. */
final class TrafficKeys {
    /** An entry as written: one flow, or a rule that makes many. */
    sealed interface Entry permits One, MatrixKeys.Draft {}

    /** One flow. */
    record One(FlowSpec flow) implements Entry {}

    private static final Key<String> NAME =
            Key.required(
                    "name",
                    Types.definition(Kinds.FLOW),
                    "hello",
                    "How results and expectations call the flow.");
    static final Key<String> FROM =
            Key.required(
                    "from",
                    Types.reference(Kinds.VM, Kinds.SERVER),
                    "blue1",
                    "The VM or server that starts it.");
    static final Key<String> TO =
            Key.required(
                    "to",
                    Types.reference(Kinds.VM, Kinds.SERVER),
                    "blue2",
                    "The VM or server at the other end.");
    private static final Type<String> PLACE =
            destination(Scalars.DESTINATION, Types.reference(Kinds.VM, Kinds.SERVER));
    static final Key<String> TO_PLACE =
            Key.required(
                    "to",
                    PLACE,
                    "blue2",
                    "The VM or server at the other end; or an address, be it a machine's, a"
                            + " multicast group or nobody's; or broadcast, for everybody in the"
                            + " sender's subnet.");

    /** One entry: its kind, then its options. */
    static final Choice<Entry> ENTRY =
            Choice.of(
                    "a traffic entry",
                    List.of(
                            flow(FlowKeys.PING, "{ name: hello, from: blue1, to: blue2 }"),
                            flow(
                                    FlowKeys.UDP,
                                    "{ name: video, from: red1, to: red2, rate: 200Mbps }"),
                            flow(
                                    FlowKeys.TCP,
                                    "{ name: backup, from: blue1, to: blue2, bytes: 100MB }"),
                            flow(
                                    FlowKeys.REQUEST_RESPONSE,
                                    "{ name: web, from: blue1, to: blue2, response: 64KiB }"),
                            flow(
                                    FlowKeys.TRANSFERS,
                                    "{ name: jobs, from: blue1, to: blue2, rate: 1Gbps, sizes:"
                                            + " sizes.cdf }"),
                            entry(
                                    "matrix",
                                    MatrixKeys.MATRIX,
                                    "{ name: load, pattern: shift, each: { udp: { rate: 1Gbps }"
                                            + " } }")));

    private TrafficKeys() {}

    /** Written as an address, or else as a name. */
    private static Type<String> destination(Type<String> address, Type<String> name) {
        return Types.of(
                new Shape.AnyOf(List.of(name.shape(), address.shape())),
                (value, binding) -> {
                    boolean number =
                            value instanceof LocatedScalar s
                                    && (s.text().equals(FlowSpec.BROADCAST)
                                            || s.text().matches("[0-9].*"));
                    return (number ? address : name).bind(value, binding);
                });
    }

    private static Choice.Option<Entry> flow(FlowKeys.Kind kind, String example) {
        Key<String> to = kind.toPlace() ? TO_PLACE : TO;
        Section<One> section =
                kind.section(
                        "a " + kind.word() + (kind == FlowKeys.PING ? "" : " flow"),
                        kind.doc(),
                        List.of(NAME, FROM, to),
                        f -> new One(kind.maker().make(f, ends(f, to), 1)));
        return entry(kind.word(), section, example);
    }

    private static FlowKeys.Ends ends(Fields f, Key<String> to) {
        return new FlowKeys.Ends(f.get(NAME), f.mark(), f.get(FROM), f.get(to), 0);
    }

    private static Choice.Option<Entry> entry(
            String word, Section<? extends Entry> section, String example) {
        Key<Entry> key = Key.required(word, widened(section), example, section.doc());
        Function<Fields, Entry> inner = f -> f.get(key);
        return new Choice.Option<>(
                word, Section.of("a " + word + " entry", section.doc(), List.of(key), inner));
    }

    private static Type<Entry> widened(Section<? extends Entry> section) {
        return Types.of(
                section.shape(),
                (value, binding) -> section.bind(value, binding).map(Function.identity()));
    }
}
