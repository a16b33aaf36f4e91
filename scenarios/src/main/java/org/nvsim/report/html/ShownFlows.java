package org.nvsim.report.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nvsim.report.Amounts;
import org.nvsim.report.FlowSummary;
import org.nvsim.run.result.RunResult.FlowResult;

/**
 * Flows that stand for all where there are too many to show: the same ones for every variant, first
 * those that lost the greatest part of their packets in any of them, then those that received most.
 *
 * @param names in the order of the scenario
 * @param losers how many of them were chosen because they lost packets
 * @param all how many there are
 */
record ShownFlows(Set<String> names, int losers, int all) {

    /** At most so many, half of them losers, if there are that many. */
    static ShownFlows of(List<ReportedRun> runs, int most) {
        Map<String, Double> loss = new LinkedHashMap<>();
        Map<String, Long> received = new HashMap<>();
        for (ReportedRun run : runs) {
            for (FlowResult flow : run.result().flows()) {
                loss.merge(flow.name(), FlowSummary.loss(flow), Math::max);
                received.merge(flow.name(), flow.receivedBytes(), Long::sum);
            }
        }
        if (loss.size() <= most) {
            return new ShownFlows(loss.keySet(), 0, loss.size());
        }
        List<String> losers =
                loss.keySet().stream()
                        .filter(name -> loss.get(name) > 0)
                        .sorted(Comparator.comparingDouble(name -> -loss.get(name)))
                        .limit((most + 1) / 2)
                        .toList();
        Set<String> chosen = new LinkedHashSet<>(losers);
        received.keySet().stream()
                .filter(name -> !chosen.contains(name))
                .sorted(
                        Comparator.comparingLong((String name) -> -received.get(name))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(most - losers.size())
                .toList()
                .forEach(chosen::add);
        Set<String> inOrder =
                loss.keySet().stream()
                        .filter(chosen::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new ShownFlows(inOrder, losers.size(), loss.size());
    }

    boolean isAll() {
        return names.size() == all;
    }

    /** Which they are, as a sentence. */
    String words() {
        String counts = names.size() + " of " + Amounts.count(all) + " flows";
        int others = names.size() - losers;
        return losers == 0
                ? counts + ": those that received most."
                : counts
                        + ", the same for every variant: "
                        + losers
                        + " that lost the greatest part of their packets, "
                        + others
                        + " that received most.";
    }
}
