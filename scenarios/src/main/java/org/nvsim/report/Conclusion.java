package org.nvsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.run.result.RunResult;

/** What a run comes to, in one sentence. */
public final class Conclusion {
    /** A core that works this share of the time is what holds traffic back. */
    private static final double SATURATED = 0.97;

    private Conclusion() {}

    /** The sentence, for instance {@code delivers everything, with 4 provider addresses …}. */
    public static String of(RunResult result) {
        List<String> parts = new ArrayList<>();
        packets(result).ifPresent(parts::add);
        streams(result).ifPresent(parts::add);
        transfers(result).ifPresent(parts::add);
        if (parts.isEmpty()) {
            parts.add("carries no traffic in this scenario");
        }
        if (Load.busiest(result) >= SATURATED) {
            parts.add(Load.busiestName(result) + " has no time left");
        }
        parts.add(price(result));
        return String.join("; ", parts) + ".";
    }

    private static Optional<String> packets(RunResult result) {
        long sent = 0;
        long delivered = 0;
        long lost = 0;
        long unanswered = 0;
        for (RunResult.FlowResult flow : result.flows()) {
            if (countsPackets(flow)) {
                sent += flow.sentPackets();
                delivered += flow.deliveredPackets();
                lost += flow.lostPackets();
                unanswered +=
                        flow.hasAnswers() ? flow.deliveredPackets() - flow.answeredPackets() : 0;
            }
        }
        if (sent == 0) {
            return Optional.empty();
        }
        String text = lost == 0 ? delivery(sent, delivered) : loss(result, sent, lost);
        return Optional.of(
                unanswered <= 0
                        ? text
                        : text + "; leaves " + Amounts.count(unanswered) + " without an answer");
    }

    /** Of TCP it is its bytes that count: what the network loses is sent again. */
    private static boolean countsPackets(RunResult.FlowResult flow) {
        return !flow.usesTcp() || flow.hasAnswers();
    }

    private static String delivery(long sent, long delivered) {
        return sent == delivered
                ? "delivers all " + Amounts.count(sent) + " packets"
                : "delivers "
                        + Amounts.count(delivered)
                        + " of "
                        + Amounts.count(sent)
                        + " packets, the others are on their way";
    }

    private static Optional<String> transfers(RunResult result) {
        long begun = result.flows().stream().mapToLong(f -> f.transfers().begun()).sum();
        long completed = result.flows().stream().mapToLong(f -> f.transfers().completed()).sum();
        return begun == 0
                ? Optional.empty()
                : Optional.of(
                        "completes "
                                + Amounts.count(completed)
                                + " of "
                                + Amounts.count(begun)
                                + " transfers");
    }

    /**
     * TCP delivers what it is given or says that it could not; what it took to do so is its own.
     */
    private static Optional<String> streams(RunResult result) {
        List<RunResult.FlowResult> all =
                result.flows().stream().filter(Load::isConnection).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        long well =
                all.stream()
                        .filter(
                                f ->
                                        f.connection().equals("open")
                                                || f.connection().equals("closed"))
                        .count();
        String text =
                "carries "
                        + Amounts.rate(Load.goodputBitsPerSecond(result, Load::isConnection))
                        + " over "
                        + well
                        + (well == 1 ? " connection" : " connections");
        return Optional.of(
                well == all.size() ? text : text + ", " + (all.size() - well) + " had none");
    }

    private static String loss(RunResult result, long sent, long lost) {
        String share = Amounts.percent(100.0 * lost / sent);
        String text =
                "loses "
                        + Amounts.count(lost)
                        + " of "
                        + Amounts.count(sent)
                        + " packets ("
                        + share
                        + ")";
        return mainReason(result)
                        .map(
                                reason ->
                                        text
                                                + ", most of them"
                                                + place(result, reason)
                                                + ": "
                                                + reason)
                        .orElse(text)
                + early(result.beginning(), sent, lost);
    }

    /**
     * That loss belongs to the beginning: the first tenth of the run had at least half of it, but
     * less than a quarter of the packets. Else nothing.
     */
    private static String early(RunResult.Beginning beginning, long sent, long lost) {
        boolean most = 2 * beginning.lostPackets() >= lost && 4 * beginning.sentPackets() < sent;
        return most
                ? "; "
                        + Amounts.percent(100.0 * beginning.lostPackets() / lost)
                        + " of that loss is of the first "
                        + Amounts.nanos(beginning.untilNanos())
                        + ", when flows begin, and says little of the rest"
                : "";
    }

    private static Optional<String> mainReason(RunResult result) {
        Map<String, Long> reasons = new TreeMap<>();
        for (RunResult.FlowResult flow : result.flows()) {
            if (!countsPackets(flow)) {
                continue;
            }
            flow.dropped().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        }
        return reasons.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey);
    }

    /** The node that dropped most for a reason; empty if no frame was dropped for it. */
    private static String place(RunResult result, String reason) {
        return result.frames().droppedAt().entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(reason))
                .max(Comparator.comparingLong(entry -> entry.getValue().getOrDefault(reason, 0L)))
                .map(entry -> " at " + entry.getKey())
                .orElse("");
    }

    private static String price(RunResult result) {
        long used = result.providerAddresses().used();
        String addresses =
                "takes " + Amounts.count(used) + " provider address" + (used == 1 ? "" : "es");
        return result.overhead().bytes() == 0
                ? addresses + " and adds nothing to the wire"
                : addresses
                        + " and adds "
                        + Amounts.percent(result.overhead().percent())
                        + " to the wire";
    }
}
