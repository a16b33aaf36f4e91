package org.nvsim.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nvsim.run.result.FlowSpread;
import org.nvsim.run.result.RunResult.FlowResult;

/** What many flows come to: totals, how they differ from each other, and which fared worst. */
public final class FlowSummary {
    private final List<FlowResult> flows;
    private final double[] goodputs; // ascending

    private FlowSummary(List<FlowResult> flows) {
        this.flows = List.copyOf(flows);
        this.goodputs =
                flows.stream()
                        .filter(flow -> flow.goodputNanos() > 0) // it wanted to send
                        .mapToDouble(FlowResult::goodputBitsPerSecond)
                        .sorted()
                        .toArray();
    }

    public static FlowSummary of(List<FlowResult> flows) {
        return new FlowSummary(flows);
    }

    public int count() {
        return flows.size();
    }

    public long sent() {
        return flows.stream().mapToLong(FlowResult::sentPackets).sum();
    }

    public long delivered() {
        return flows.stream().mapToLong(FlowResult::deliveredPackets).sum();
    }

    public long lost() {
        return flows.stream().mapToLong(FlowResult::lostPackets).sum();
    }

    /** Flows of which something was lost. */
    public long losers() {
        return flows.stream().filter(flow -> flow.lostPackets() > 0).count();
    }

    /** Flows that sent something, of which nothing arrived. */
    public long silent() {
        return flows.stream()
                .filter(flow -> flow.sentPackets() > 0 && flow.deliveredPackets() == 0)
                .count();
    }

    /** Goodputs in bit/s, ascending. */
    public double[] goodputs() {
        return goodputs.clone();
    }

    /**
     * The goodput that this share of the flows does not exceed, in bit/s: of n flows the ⌈share
     * n⌉-th, ascending; 0 if there are none.
     */
    public double goodputQuantile(double share) {
        return goodputs.length == 0 ? 0 : FlowSpread.quantile(goodputs, share);
    }

    /** Jain's fairness index of the goodputs of flows that wanted to send, 1/n to 1. */
    public double jain() {
        return FlowSpread.jain(goodputs);
    }

    /** The part of its packets that a flow lost, 0 to 1. */
    public static double loss(FlowResult flow) {
        long settled = flow.deliveredPackets() + flow.lostPackets();
        return settled == 0 ? 0 : (double) flow.lostPackets() / settled;
    }

    /** Those that lost something, the greatest part first; of equal ones the greatest number. */
    public List<FlowResult> worst(int most) {
        return flows.stream()
                .filter(flow -> flow.lostPackets() > 0)
                .sorted(
                        Comparator.comparingDouble(FlowSummary::loss)
                                .thenComparingLong(FlowResult::lostPackets)
                                .reversed())
                .limit(most)
                .toList();
    }

    /** Why a flow lost packets: {@code firewall-denied 25, queue-full 3}. */
    public static String why(FlowResult flow) {
        return flow.dropped().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(reason -> reason.getKey() + " " + Amounts.count(reason.getValue()))
                .collect(Collectors.joining(", "));
    }
}
