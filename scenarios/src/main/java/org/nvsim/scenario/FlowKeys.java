package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.feature.Chosen;
import org.nvsim.guest.PortRange;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.FeatureType;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Arrivals;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.PortSpan;
import org.nvsim.scenario.spec.TcpStack;
import org.nvsim.scenario.value.Scalars;

/** What each kind of flow has to be told besides its name and its ends. */
final class FlowKeys {
    /** In a flow: until the run ends. */
    static final long TO_THE_END = Long.MAX_VALUE;

    private static final long PS_PER_MS = 1_000_000_000L;
    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    /**
     * One flow among the flows of an entry.
     *
     * @param laterPs than its entry says it starts
     */
    record Ends(String name, SourceMark mark, String from, String to, long laterPs) {}

    /** Makes a flow; {@code share} is what its rate is multiplied with. */
    interface Maker {
        FlowSpec make(Fields options, Ends ends, double share);
    }

    /**
     * A kind of flow.
     *
     * @param toPlace whether it may go to an address too
     * @param paced whether it has a rate
     * @param example a good entry but for its name and its ends
     */
    record Kind(
            String word,
            String doc,
            boolean toPlace,
            boolean paced,
            String example,
            List<Key<?>> options,
            Maker maker) {
        /** A section of some keys, then of this kind's options. */
        <R> Section<R> section(
                String title,
                String about,
                List<Key<?>> first,
                java.util.function.Function<Fields, R> made) {
            List<Key<?>> keys = new ArrayList<>(first);
            keys.addAll(options);
            return Section.of(title, about, keys, made);
        }
    }

    private static final Key<Boolean> DONT_FRAGMENT =
            Key.defaulted(
                    "dont-fragment",
                    Scalars.TRUTH,
                    false,
                    "false",
                    "true",
                    "Whether nobody on the way may fragment the packets (the DF bit, RFC 791).");
    static final Key<Long> START =
            Key.defaulted("start", Scalars.MOMENT, 0L, "0s", "100ms", "When it starts.");
    static final Key<Optional<Long>> STOP =
            Key.derived(
                    "stop", Scalars.MOMENT, "the end of the run", "1s", "When it stops sending.");

    private static final Type<Long> COUNT = ScalarType.whole("a count", Limits.COUNT);
    private static final Type<Integer> ECHO_COUNT =
            ScalarType.wholeInt("a count", Limits.ECHO_COUNT);

    private static final Key<Integer> PING_COUNT =
            Key.defaulted("count", ECHO_COUNT, 4, "4", "10", "How many requests.");
    private static final Key<Long> EVERY =
            Key.defaulted(
                    "every",
                    Scalars.PERIOD,
                    PS_PER_SECOND,
                    "1s",
                    "50ms",
                    "From one request to the next.");
    private static final Key<Integer> ECHO_SIZE =
            Key.defaulted(
                    "size",
                    Quantity.SIZE.intWithin(Limits.ECHO_DATA, "32B"),
                    32,
                    "32B",
                    "32B",
                    "Bytes of data in each request.");

    private static final Key<Long> RATE =
            Key.required(
                    "rate",
                    Scalars.RATE,
                    "200Mbps",
                    "Bits of UDP payload per second: one datagram every 8 x size / rate.");
    private static final Key<Integer> SIZE =
            Key.defaulted(
                    "size",
                    Quantity.SIZE.intWithin(Limits.DATAGRAM, "1000B"),
                    1000,
                    "1000B",
                    "1000B",
                    "Bytes of UDP payload in each datagram; the first 16 hold its number and the"
                            + " time it was sent.");
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
    static final Key<Optional<Long>> BURST =
            Key.derived(
                    "burst",
                    Scalars.PERIOD,
                    "1ms where arrivals are on-off",
                    "200us",
                    "Mean length of a burst, for arrivals on-off only.");
    private static final Key<Optional<Long>> PAUSE =
            Key.derived(
                    "pause",
                    Scalars.PERIOD,
                    "1ms where arrivals are on-off",
                    "800us",
                    "Mean pause between bursts, for arrivals on-off only.");
    static final Key<Optional<String>> GAPS =
            Key.optional(
                    "gaps",
                    Scalars.path("a distribution of gaps", "cdf|txt", "gaps.cdf"),
                    "gaps.cdf",
                    "For arrivals empirical: a file with lines of a gap, in any unit, and the share"
                            + " (0 to 1) of gaps up to it, both ascending, the last share 1.");
    private static final Key<Integer> UDP_PORT =
            Key.defaulted("port", Scalars.PORT, 5000, "5000", "53", "The destination port.");

    private static final Key<Optional<Long>> BYTES =
            Key.derived("bytes", Scalars.SIZE, "no limit", "100MB", "How much to carry.");
    private static final Key<Chosen<CongestionAlgorithm>> CONGESTION =
            Key.defaulted(
                    "congestion",
                    FeatureType.of("a", CongestionAlgorithm.registry()),
                    CongestionAlgorithm.registry().get("cubic").standard(),
                    "cubic",
                    "dctcp",
                    "How the sender adapts to congestion.");
    private static final Key<TcpStack> STACK =
            Key.defaulted(
                    "stack",
                    WordType.of("stack", TcpStack.class),
                    TcpStack.WINDOWS_2012,
                    "windows-2012",
                    "modern",
                    "Whose TCP both ends have.");
    private static final Key<Integer> TCP_PORT =
            Key.defaulted("port", Scalars.PORT, 5001, "5001", "80", "The destination port.");
    private static final Key<PortSpan> FROM_PORTS =
            Key.defaulted(
                    "from-ports",
                    Scalars.PORT_SPAN,
                    new PortSpan(PortRange.FIRST_DYNAMIC, PortRange.LAST_DYNAMIC),
                    "49152-65535",
                    "1024-65535",
                    "The ports that the sender opens connections from. Each serves one connection"
                            + " to a destination at a time, and until its TIME-WAIT ends; if none"
                            + " is free, the connection is not opened (address-in-use).");

    private static final Type<Long> DATA = Quantity.SIZE.within(Limits.DATA, "10kB");

    private static final Key<Long> REQUEST =
            Key.defaulted("request", DATA, 200L, "200B", "200B", "Bytes of each request.");
    private static final Key<Long> RESPONSE =
            Key.defaulted("response", DATA, 10_000L, "10kB", "64KiB", "Bytes of each response.");
    private static final Key<Long> THINK =
            Key.defaulted(
                    "think",
                    Scalars.WAIT,
                    0L,
                    "0s",
                    "10ms",
                    "From a response to the next request on the same connection.");
    private static final Key<Integer> CONCURRENCY =
            Key.defaulted(
                    "concurrency",
                    ScalarType.wholeInt("a number of connections", Limits.CONNECTIONS),
                    1,
                    "1",
                    "8",
                    "Connections used at the same time.");
    private static final Key<Optional<Long>> REQUEST_COUNT =
            Key.derived("count", COUNT, "no limit", "1000", "How many requests in all.");

    private static final Key<Long> OFFERED =
            Key.required(
                    "rate",
                    Scalars.RATE,
                    "1Gbps",
                    "Bits of payload per second that the transfers ask for, on average.");
    static final Key<String> SIZES =
            Key.required(
                    "sizes",
                    Scalars.path("a distribution of sizes", "cdf|txt", "sizes.cdf"),
                    "sizes.cdf",
                    "A file with lines of a size in bytes and the share (0 to 1) of transfers up to"
                            + " that size, both ascending, the last share 1.");
    private static final Key<Optional<Long>> TRANSFER_COUNT =
            Key.derived("count", COUNT, "no limit", "1000", "How many transfers in all.");

    static final Kind PING =
            new Kind(
                    "ping",
                    "ICMP echo requests, answered by the other end.",
                    true,
                    false,
                    "",
                    List.of(START, PING_COUNT, EVERY, ECHO_SIZE, DONT_FRAGMENT),
                    FlowKeys::ping);
    static final Kind UDP =
            new Kind(
                    "udp",
                    "UDP datagrams one way.",
                    true,
                    true,
                    "rate: 200Mbps",
                    List.of(
                            START,
                            STOP,
                            RATE,
                            SIZE,
                            UDP_COUNT,
                            ARRIVALS,
                            BURST,
                            PAUSE,
                            GAPS,
                            UDP_PORT,
                            DONT_FRAGMENT),
                    FlowKeys::udp);
    static final Kind TCP =
            new Kind(
                    "tcp",
                    "One TCP connection that carries data one way.",
                    false,
                    false,
                    "bytes: 100MB",
                    List.of(START, STOP, BYTES, CONGESTION, STACK, TCP_PORT, FROM_PORTS),
                    FlowKeys::tcp);
    static final Kind REQUEST_RESPONSE =
            new Kind(
                    "request-response",
                    "Requests and responses over TCP.",
                    false,
                    false,
                    "response: 64KiB",
                    List.of(
                            START,
                            STOP,
                            REQUEST,
                            RESPONSE,
                            THINK,
                            CONCURRENCY,
                            REQUEST_COUNT,
                            CONGESTION,
                            STACK,
                            TCP_PORT,
                            FROM_PORTS),
                    FlowKeys::requestResponse);
    static final Kind TRANSFERS =
            new Kind(
                    "transfers",
                    "TCP connections opened at random moments (a Poisson process), each for one"
                            + " transfer, with sizes as a measured distribution has them.",
                    false,
                    true,
                    "rate: 1Gbps, sizes: sizes.cdf",
                    List.of(
                            START,
                            STOP,
                            OFFERED,
                            SIZES,
                            TRANSFER_COUNT,
                            CONGESTION,
                            STACK,
                            TCP_PORT,
                            FROM_PORTS),
                    FlowKeys::transfers);

    private FlowKeys() {}

    private static FlowSpec ping(Fields f, Ends ends, double share) {
        return new FlowSpec.Ping(
                ends.name(),
                ends.mark(),
                ends.from(),
                ends.to(),
                f.get(START) + ends.laterPs(),
                f.get(PING_COUNT),
                f.get(EVERY),
                f.get(ECHO_SIZE),
                f.get(DONT_FRAGMENT));
    }

    private static FlowSpec udp(Fields f, Ends ends, double share) {
        boolean bursts = f.get(ARRIVALS) == Arrivals.ON_OFF;
        belongs(f, BURST, "is a", Arrivals.ON_OFF);
        belongs(f, PAUSE, "is a", Arrivals.ON_OFF);
        belongs(f, GAPS, "are", Arrivals.EMPIRICAL);
        if (f.get(ARRIVALS) == Arrivals.EMPIRICAL && !f.has(GAPS)) {
            f.binding()
                    .error(
                            f.markOf(ARRIVALS),
                            "empirical arrivals need 'gaps', for example gaps.cdf");
        }
        return new FlowSpec.Udp(
                ends.name(),
                ends.mark(),
                ends.from(),
                ends.to(),
                f.get(START) + ends.laterPs(),
                f.get(STOP).orElse(TO_THE_END),
                part(f.get(RATE), share),
                f.get(SIZE),
                f.get(UDP_COUNT).orElse(FlowSpec.UNLIMITED),
                f.get(ARRIVALS),
                bursts ? f.get(BURST).orElse(PS_PER_MS) : 0,
                bursts ? f.get(PAUSE).orElse(PS_PER_MS) : 0,
                f.get(ARRIVALS) == Arrivals.EMPIRICAL ? f.get(GAPS) : Optional.empty(),
                Optional.empty(),
                f.get(UDP_PORT),
                f.get(DONT_FRAGMENT));
    }

    private static void belongs(Fields f, Key<?> key, String are, Arrivals only) {
        if (f.has(key) && f.get(ARRIVALS) != only) {
            f.binding()
                    .error(
                            f.markOf(key),
                            "there "
                                    + are
                                    + " "
                                    + key.name()
                                    + " with 'arrivals: "
                                    + only.word()
                                    + "' only");
        }
    }

    private static FlowSpec tcp(Fields f, Ends ends, double share) {
        return new FlowSpec.Tcp(
                ends.name(),
                ends.mark(),
                ends.from(),
                ends.to(),
                f.get(START) + ends.laterPs(),
                f.get(STOP).orElse(TO_THE_END),
                f.get(BYTES).orElse(FlowSpec.UNLIMITED),
                f.get(CONGESTION),
                f.get(STACK),
                f.get(TCP_PORT),
                f.get(FROM_PORTS));
    }

    private static FlowSpec requestResponse(Fields f, Ends ends, double share) {
        return new FlowSpec.RequestResponse(
                ends.name(),
                ends.mark(),
                ends.from(),
                ends.to(),
                f.get(START) + ends.laterPs(),
                f.get(STOP).orElse(TO_THE_END),
                f.get(REQUEST),
                f.get(RESPONSE),
                f.get(THINK),
                f.get(CONCURRENCY),
                f.get(REQUEST_COUNT).orElse(FlowSpec.UNLIMITED),
                f.get(CONGESTION),
                f.get(STACK),
                f.get(TCP_PORT),
                f.get(FROM_PORTS));
    }

    private static FlowSpec transfers(Fields f, Ends ends, double share) {
        return new FlowSpec.Transfers(
                ends.name(),
                ends.mark(),
                ends.from(),
                ends.to(),
                f.get(START) + ends.laterPs(),
                f.get(STOP).orElse(TO_THE_END),
                part(f.get(OFFERED), share),
                f.get(SIZES),
                Optional.empty(),
                f.get(TRANSFER_COUNT).orElse(FlowSpec.UNLIMITED),
                f.get(CONGESTION),
                f.get(STACK),
                f.get(TCP_PORT),
                f.get(FROM_PORTS));
    }

    private static long part(long rateBitsPerSecond, double share) {
        return Math.max(1, Math.round(rateBitsPerSecond * share));
    }
}
