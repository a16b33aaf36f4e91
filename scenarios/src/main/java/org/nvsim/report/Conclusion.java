package org.nvsim.report;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.run.RunResult;

/** What a run comes to, in one sentence. */
public final class Conclusion {
    private Conclusion() {}

    /** The sentence, for instance {@code delivers everything, with 4 provider addresses …}. */
    public static String of(RunResult result) {
        long sent = result.flows().stream().mapToLong(RunResult.FlowResult::sentPackets).sum();
        long lost = result.flows().stream().mapToLong(RunResult.FlowResult::lostPackets).sum();
        return sent == 0
                ? "carries no traffic in this scenario; " + price(result) + "."
                : lost == 0
                        ? "delivers all " + Amounts.count(sent) + " packets; " + price(result) + "."
                        : loss(result, sent, lost) + "; " + price(result) + ".";
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
                .map(reason -> text + ", most of them at " + place(result, reason) + ": " + reason)
                .orElse(text);
    }

    private static Optional<String> mainReason(RunResult result) {
        Map<String, Long> reasons = new TreeMap<>();
        for (RunResult.FlowResult flow : result.flows()) {
            flow.dropped().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        }
        return reasons.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey);
    }

    /** The node that dropped most for a reason. */
    private static String place(RunResult result, String reason) {
        return result.frames().droppedAt().entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().getOrDefault(reason, 0L)))
                .map(Map.Entry::getKey)
                .orElse("an unknown place");
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
