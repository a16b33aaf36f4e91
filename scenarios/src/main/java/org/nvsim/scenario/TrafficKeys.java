package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.Arrivals;
import org.nvsim.scenario.spec.Congestion;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.yaml.LocatedScalar;

/** Who sends what to whom. */
final class TrafficKeys {
    /** In a flow: until the run ends. */
    static final long TO_THE_END = Long.MAX_VALUE;

    private static final int MAX_UDP_PAYLOAD = 65_507;
    private static final int MAX_ECHO_DATA = 65_507;
    private static final long PS_PER_SECOND = 1_000_000_000_000L;

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
    private static final Key<Boolean> DONT_FRAGMENT =
            Key.defaulted(
                    "dont-fragment",
                    Scalars.TRUTH,
                    false,
                    "false",
                    "true",
                    "Whether nobody on the way may fragment the packets (the DF bit, RFC 791).");
    static final Key<Long> START =
            Key.defaulted("start", Scalars.TIME, 0L, "0s", "100ms", "When it starts.");
    static final Key<Optional<Long>> STOP =
            Key.derived("stop", Scalars.TIME, "the end of the run", "1s", "When it stops sending.");

    private static final Type<Long> COUNT = ScalarType.whole("a count", 1, 1_000_000_000_000L);
    private static final Type<Integer> ECHO_COUNT = ScalarType.wholeInt("a count", 1, 65_535);

    private static final Key<Integer> PING_COUNT =
            Key.defaulted("count", ECHO_COUNT, 4, "4", "10", "How many requests.");
    private static final Key<Long> EVERY =
            Key.defaulted(
                    "every",
                    Scalars.DELAY,
                    PS_PER_SECOND,
                    "1s",
                    "50ms",
                    "From one request to the next.");
    private static final Key<Integer> ECHO_SIZE =
            Key.defaulted(
                    "size",
                    Scalars.payload("an echo request's data", 0, MAX_ECHO_DATA, "32B"),
                    32,
                    "32B",
                    "32B",
                    "Bytes of data in each request.");

    private static final Section<FlowSpec> PING =
            Section.of(
                    "a ping",
                    "ICMP echo requests, answered by the other end.",
                    List.of(
                            NAME,
                            FROM,
                            TO_PLACE,
                            START,
                            PING_COUNT,
                            EVERY,
                            ECHO_SIZE,
                            DONT_FRAGMENT),
                    f ->
                            new FlowSpec.Ping(
                                    f.get(NAME),
                                    f.mark(),
                                    f.get(FROM),
                                    f.get(TO_PLACE),
                                    f.get(START),
                                    f.get(PING_COUNT),
                                    f.get(EVERY),
                                    f.get(ECHO_SIZE),
                                    f.get(DONT_FRAGMENT)));

    private static final Key<Long> RATE =
            Key.required(
                    "rate",
                    Scalars.RATE,
                    "200Mbps",
                    "Bits of UDP payload per second: one datagram every 8 x size / rate.");
    private static final Key<Integer> SIZE =
            Key.defaulted(
                    "size",
                    Scalars.payload("a datagram's payload", 1, MAX_UDP_PAYLOAD, "1000B"),
                    1000,
                    "1000B",
                    "1000B",
                    "Bytes of UDP payload in each datagram.");
    private static final Key<Optional<Long>> UDP_COUNT =
            Key.derived("count", COUNT, "no limit", "1000", "How many datagrams at most.");
    private static final Key<Arrivals> ARRIVALS =
            Key.defaulted(
                    "arrivals",
                    WordType.of("arrivals", Arrivals.class),
                    Arrivals.CONSTANT,
                    "constant",
                    "poisson",
                    "When the next datagram is due.");
    private static final Key<Integer> UDP_PORT =
            Key.defaulted("port", Scalars.PORT, 5000, "5000", "53", "The destination port.");

    private static final Section<FlowSpec> UDP =
            Section.of(
                    "a udp flow",
                    "UDP datagrams one way.",
                    List.of(
                            NAME,
                            FROM,
                            TO_PLACE,
                            START,
                            STOP,
                            RATE,
                            SIZE,
                            UDP_COUNT,
                            ARRIVALS,
                            UDP_PORT,
                            DONT_FRAGMENT),
                    f ->
                            new FlowSpec.Udp(
                                    f.get(NAME),
                                    f.mark(),
                                    f.get(FROM),
                                    f.get(TO_PLACE),
                                    f.get(START),
                                    f.get(STOP).orElse(TO_THE_END),
                                    f.get(RATE),
                                    f.get(SIZE),
                                    f.get(UDP_COUNT).orElse(FlowSpec.UNLIMITED),
                                    f.get(ARRIVALS),
                                    f.get(UDP_PORT),
                                    f.get(DONT_FRAGMENT)));

    private static final Key<Optional<Long>> BYTES =
            Key.derived("bytes", Scalars.SIZE, "no limit", "100MB", "How much to carry.");
    private static final Key<Congestion> CONGESTION =
            Key.defaulted(
                    "congestion",
                    WordType.of("congestion control", Congestion.class),
                    Congestion.CUBIC,
                    "cubic",
                    "dctcp",
                    "How the sender adapts to congestion.");
    private static final Key<Integer> TCP_PORT =
            Key.defaulted("port", Scalars.PORT, 5001, "5001", "80", "The destination port.");

    private static final Section<FlowSpec> TCP =
            Section.of(
                    "a tcp flow",
                    "One TCP connection that carries data one way.",
                    List.of(NAME, FROM, TO, START, STOP, BYTES, CONGESTION, TCP_PORT),
                    f ->
                            new FlowSpec.Tcp(
                                    f.get(NAME),
                                    f.mark(),
                                    f.get(FROM),
                                    f.get(TO),
                                    f.get(START),
                                    f.get(STOP).orElse(TO_THE_END),
                                    f.get(BYTES).orElse(FlowSpec.UNLIMITED),
                                    f.get(CONGESTION),
                                    f.get(TCP_PORT)));

    private static final Key<Long> REQUEST =
            Key.defaulted("request", Scalars.SIZE, 200L, "200B", "200B", "Bytes of each request.");
    private static final Key<Long> RESPONSE =
            Key.defaulted(
                    "response", Scalars.SIZE, 10_000L, "10kB", "64KiB", "Bytes of each response.");
    private static final Key<Long> THINK =
            Key.defaulted(
                    "think",
                    Scalars.TIME,
                    0L,
                    "0s",
                    "10ms",
                    "From a response to the next request on the same connection.");
    private static final Key<Integer> CONCURRENCY =
            Key.defaulted(
                    "concurrency",
                    ScalarType.wholeInt("a number of connections", 1, 10_000),
                    1,
                    "1",
                    "8",
                    "Connections used at the same time.");
    private static final Key<Optional<Long>> REQUEST_COUNT =
            Key.derived("count", COUNT, "no limit", "1000", "How many requests in all.");

    private static final Section<FlowSpec> REQUEST_RESPONSE =
            Section.of(
                    "a request-response flow",
                    "Requests and responses over TCP.",
                    List.of(
                            NAME,
                            FROM,
                            TO,
                            START,
                            STOP,
                            REQUEST,
                            RESPONSE,
                            THINK,
                            CONCURRENCY,
                            REQUEST_COUNT,
                            CONGESTION,
                            TCP_PORT),
                    TrafficKeys::requestResponse);

    /** One flow: its kind, then its options. */
    static final Choice<FlowSpec> FLOW =
            Choice.of(
                    "a traffic entry",
                    List.of(
                            kind("ping", PING, "{ name: hello, from: blue1, to: blue2 }"),
                            kind(
                                    "udp",
                                    UDP,
                                    "{ name: video, from: red1, to: red2, rate: 200Mbps }"),
                            kind(
                                    "tcp",
                                    TCP,
                                    "{ name: backup, from: blue1, to: blue2, bytes: 100MB }"),
                            kind(
                                    "request-response",
                                    REQUEST_RESPONSE,
                                    "{ name: web, from: blue1, to: blue2, response: 64KiB }")));

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

    private static FlowSpec requestResponse(Fields f) {
        return new FlowSpec.RequestResponse(
                f.get(NAME),
                f.mark(),
                f.get(FROM),
                f.get(TO),
                f.get(START),
                f.get(STOP).orElse(TO_THE_END),
                f.get(REQUEST),
                f.get(RESPONSE),
                f.get(THINK),
                f.get(CONCURRENCY),
                f.get(REQUEST_COUNT).orElse(FlowSpec.UNLIMITED),
                f.get(CONGESTION),
                f.get(TCP_PORT));
    }

    private static Choice.Option<FlowSpec> kind(
            String word, Section<FlowSpec> section, String example) {
        Key<FlowSpec> key = Key.required(word, section, example, section.doc());
        Function<Fields, FlowSpec> inner = f -> f.get(key);
        return new Choice.Option<>(
                word, Section.of("a " + word + " entry", section.doc(), List.of(key), inner));
    }
}
