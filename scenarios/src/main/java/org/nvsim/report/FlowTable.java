package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.run.result.RunResult.FlowResult;

/**
 * Flows as a table. Where there are many, those of one matrix ({@code load-1}, {@code load-2}, …)
 * are one row of their totals, followed by the one of them that lost most.
 */
final class FlowTable {
    private static final int SHOWN_EACH = 20;

    private FlowTable() {}

    /**
     * @param nanos over which goodputs are added: all that was simulated
     */
    static String of(List<FlowResult> flows, long nanos) {
        if (flows.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable();
        table.row(
                "FLOWS",
                "kind",
                "from > to",
                "sent",
                "delivered",
                "answered",
                "lost",
                "in flight",
                "retransmits",
                "goodput",
                "time",
                "p50",
                "p99");
        for (List<FlowResult> group : groups(flows)) {
            if (group.size() > 1) {
                total(table, group, nanos);
                flow(table, "    worst: ", worst(group));
            } else {
                flow(table, "  ", group.get(0));
            }
        }
        return table + "\n";
    }

    /** What a flow is called where many are shown together. */
    static String group(String flow) {
        int dash = flow.lastIndexOf('-');
        boolean numbered = dash > 0 && flow.substring(dash + 1).matches("[0-9]+");
        return numbered ? flow.substring(0, dash) : flow;
    }

    /** Whether flows that belong together are shown as one. */
    static boolean isGrouped(List<FlowResult> flows) {
        return flows.size() > SHOWN_EACH;
    }

    private static Iterable<List<FlowResult>> groups(List<FlowResult> flows) {
        boolean grouped = isGrouped(flows);
        Map<String, List<FlowResult>> groups = new LinkedHashMap<>();
        for (FlowResult flow : flows) {
            String name = grouped ? group(flow.name()) : flow.name();
            groups.computeIfAbsent(name, n -> new ArrayList<>()).add(flow);
        }
        return groups.values();
    }

    private static FlowResult worst(List<FlowResult> flows) {
        FlowResult worst = flows.get(0);
        for (FlowResult flow : flows) {
            boolean worse =
                    flow.lostPackets() != worst.lostPackets()
                            ? flow.lostPackets() > worst.lostPackets()
                            : flow.latencyNanos().p99() > worst.latencyNanos().p99();
            if (worse) {
                worst = flow;
            }
        }
        return worst;
    }

    private static void total(TextTable table, List<FlowResult> flows, long nanos) {
        FlowResult first = flows.get(0);
        table.row(
                "  " + group(first.name()),
                first.kind(),
                Amounts.count(flows.size()) + " flows",
                Amounts.count(flows.stream().mapToLong(FlowResult::sentPackets).sum()),
                Amounts.count(flows.stream().mapToLong(FlowResult::deliveredPackets).sum()),
                first.hasAnswers()
                        ? Amounts.count(flows.stream().mapToLong(FlowResult::answeredPackets).sum())
                        : "",
                Amounts.count(flows.stream().mapToLong(FlowResult::lostPackets).sum()),
                Amounts.count(flows.stream().mapToLong(FlowResult::inFlightPackets).sum()),
                first.usesTcp()
                        ? Amounts.count(flows.stream().mapToLong(FlowResult::retransmits).sum())
                        : "",
                Amounts.rate(
                        flows.stream().mapToLong(FlowResult::receivedBytes).sum()
                                * 8e9
                                / Math.max(1, nanos)),
                "",
                "",
                "");
    }

    private static void flow(TextTable table, String before, FlowResult flow) {
        table.row(
                before + flow.name(),
                flow.kind(),
                flow.from() + " > " + flow.to(),
                Amounts.count(flow.sentPackets()),
                Amounts.count(flow.deliveredPackets()),
                flow.hasAnswers() ? Amounts.count(flow.answeredPackets()) : "",
                Amounts.count(flow.lostPackets()),
                Amounts.count(flow.inFlightPackets()),
                flow.usesTcp() ? Amounts.count(flow.retransmits()) : "",
                flow.receivedBytes() > 0 ? Amounts.rate(flow.goodputBitsPerSecond()) : "-",
                flow.latencyKind(),
                flow.wasTimed() ? Amounts.nanos(flow.latencyNanos().p50()) : "-",
                flow.wasTimed() ? Amounts.nanos(flow.latencyNanos().p99()) : "-");
    }
}
