package org.nvsim.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nvsim.run.result.RunResult;

/** One run as text: expectations first, then flows, drops and addresses, the digest last. */
public final class RunText {
    private static final int MOST_LINKS = 5;
    private static final int MOST_LOSERS = 3;

    private RunText() {}

    public static String of(RunResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.scenario())
                .append(result.variant().map(variant -> " (" + variant + ")").orElse(""))
                .append(": ")
                .append(result.title())
                .append("\n\n");
        if (!result.complete()) {
            text.append("INCOMPLETE: stopped at ")
                    .append(Amounts.nanos(result.simulatedNanos()))
                    .append("\n\n");
        }
        text.append(expectations(result));
        text.append(FlowTable.of(result.flows(), result.simulatedNanos()));
        text.append(spread(result));
        text.append(drops(result));
        text.append(links(result));
        text.append(cores(result));
        text.append(costs(result));
        text.append(control(result.control()));
        text.append(result.scenario()).append(' ').append(Conclusion.of(result)).append("\n\n");
        text.append(last(result));
        return text.toString();
    }

    private static String expectations(RunResult result) {
        if (result.expectations().isEmpty()) {
            return "EXPECTATIONS   none: this scenario cannot fail\n\n";
        }
        long held = result.expectations().stream().filter(e -> e.pass()).count();
        TextTable table = new TextTable();
        StringBuilder text = new StringBuilder();
        text.append("EXPECTATIONS   ")
                .append(held)
                .append(" of ")
                .append(result.expectations().size())
                .append(" hold\n");
        for (RunResult.ExpectationResult e : result.expectations()) {
            table.row("  " + (e.pass() ? "pass  " : "FAIL  ") + e.text(), e.actual());
        }
        return text.append(table).append('\n').toString();
    }

    /** How many flows differ from each other; nothing where each has a row. */
    private static String spread(RunResult result) {
        if (!FlowTable.isGrouped(result.flows())) {
            return "";
        }
        FlowSummary all = FlowSummary.of(result.flows());
        TextTable table = new TextTable();
        table.row("ALL FLOWS", Amounts.count(all.count()));
        table.row("  goodput, least", Amounts.rate(all.goodputQuantile(0)));
        table.row("  goodput, median", Amounts.rate(all.goodputQuantile(0.5)));
        table.row("  goodput, greatest", Amounts.rate(all.goodputQuantile(1)));
        table.row("  Jain's index", String.format(Locale.ROOT, "%.4f", all.jain()));
        table.row("  lost packets", Amounts.count(all.losers()) + " flows");
        table.row("  nothing arrived of", Amounts.count(all.silent()) + " flows");
        for (RunResult.FlowResult loser : all.worst(MOST_LOSERS)) {
            table.row(
                    "    " + loser.name(),
                    Amounts.percent(Math.rint(1000 * FlowSummary.loss(loser)) / 10)
                            + " lost: "
                            + FlowSummary.why(loser));
        }
        return table + "\n";
    }

    /** Frames dropped for each reason, and what of flows that was. */
    private static String drops(RunResult result) {
        Map<String, Long> reasons = new LinkedHashMap<>(result.frames().dropped());
        result.flows().forEach(f -> f.dropped().keySet().forEach(r -> reasons.putIfAbsent(r, 0L)));
        TextTable table = new TextTable();
        table.row("DROPS", reasons.isEmpty() ? List.of("none") : List.of());
        reasons.forEach(
                (reason, count) ->
                        table.row("  " + reason, Amounts.count(count), byFlow(result, reason)));
        return table + "\n";
    }

    private static String byFlow(RunResult result, String reason) {
        boolean grouped = FlowTable.isGrouped(result.flows());
        Map<String, long[]> counts = new LinkedHashMap<>(); // packets, other frames
        for (RunResult.FlowResult flow : result.flows()) {
            long packets = flow.dropped().getOrDefault(reason, 0L);
            long others = flow.droppedOther().getOrDefault(reason, 0L);
            if (packets + others > 0) {
                String name = grouped ? FlowTable.group(flow.name()) : flow.name();
                long[] sum = counts.computeIfAbsent(name, n -> new long[2]);
                sum[0] += packets;
                sum[1] += others;
            }
        }
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + words(count.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Packets lost, such as {@code 20}, and frames that only serve the flow: {@code 3 other}. */
    private static String words(long[] counts) {
        String others = Amounts.count(counts[1]) + " other";
        if (counts[0] == 0) {
            return others;
        }
        return Amounts.count(counts[0]) + (counts[1] == 0 ? "" : " + " + others);
    }

    /** The busiest directions of links. */
    private static String links(RunResult result) {
        List<RunResult.LinkResult> busiest =
                result.links().stream()
                        .sorted(
                                Comparator.comparingDouble(RunResult.LinkResult::utilization)
                                        .reversed())
                        .filter(link -> link.utilization() > 0)
                        .limit(MOST_LINKS)
                        .toList();
        if (busiest.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable();
        table.row("LINKS (busiest)", "load", "deepest queue", "drops");
        for (RunResult.LinkResult link : busiest) {
            table.row(
                    "  " + link.from() + " > " + link.to(),
                    Amounts.percent(Math.rint(1000 * link.utilization()) / 10),
                    Amounts.bytes(link.maxQueueBytes()),
                    Amounts.count(link.drops()));
        }
        return table + "\n";
    }

    private static String cores(RunResult result) {
        if (!Load.hasCores(result)) {
            return "";
        }
        TextTable table = new TextTable();
        table.row("CORES", "busiest", "all", "sending", "receiving");
        for (RunResult.HostResult host : result.hosts()) {
            double all = host.cores().stream().mapToDouble(c -> c.utilization()).sum();
            double most = host.cores().stream().mapToDouble(c -> c.utilization()).max().orElse(0);
            table.row(
                    "  " + host.name() + " (" + host.cores().size() + ")",
                    Amounts.percent(Math.rint(1000 * most) / 10),
                    Amounts.percent(Math.rint(1000 * all) / 10),
                    Amounts.nanosPerByte(host.sendNanosPerByte()),
                    Amounts.nanosPerByte(host.receiveNanosPerByte()));
        }
        return table + "\n";
    }

    private static String costs(RunResult result) {
        TextTable table = new TextTable();
        table.row("COST (" + result.mechanism() + ")");
        table.row("  provider addresses", Amounts.count(result.providerAddresses().used()));
        table.row("  lookup records", Amounts.count(result.policy().lookupRecords()));
        table.row(
                "  added to the wire",
                Amounts.bytes(result.overhead().bytes())
                        + " ("
                        + Amounts.percent(result.overhead().percent())
                        + ")");
        if (result.physicalConfiguration().switchPortChanges() > 0) {
            table.row(
                    "  switch port changes",
                    Amounts.count(result.physicalConfiguration().switchPortChanges()));
        }
        StringBuilder text = new StringBuilder(table.toString());
        for (String change : result.physicalChanges()) {
            text.append("  to change in the physical network: ").append(change).append('\n');
        }
        return text.append('\n').toString();
    }

    /** What changing policy took, if it changed while traffic ran. */
    private static String control(RunResult.Control control) {
        if (control.migrations() == 0 && control.pushes() == 0) {
            return "";
        }
        TextTable table = new TextTable();
        table.row("POLICY (" + control.management() + ")");
        table.row("  migrations", Amounts.count(control.migrations()));
        table.row(
                "  rows pushed to hosts",
                Amounts.count(control.recordsPushed())
                        + " in "
                        + Amounts.count(control.pushes())
                        + " updates");
        table.row(
                "  hosts disagreed for",
                Amounts.nanos(control.disagreementNanos())
                        + (control.openDisagreements() > 0 ? ", and still do" : ""));
        control.staleFrames()
                .forEach((reason, n) -> table.row("  stale: " + reason, Amounts.count(n)));
        return table + "\n";
    }

    private static String last(RunResult result) {
        return "simulated "
                + Amounts.nanos(result.simulatedNanos())
                + "  events "
                + Amounts.count(result.events())
                + "  hops "
                + Amounts.count(result.packetHops())
                + "\n"
                + Provenance.of(result).words()
                + "\n"
                + Definitions.LINE;
    }
}
