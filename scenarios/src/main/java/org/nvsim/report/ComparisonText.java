package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.nvsim.run.result.RunResult;

/** Variants of one scenario side by side: figures in columns, then a sentence on each. */
public final class ComparisonText {
    private static final int TEXT_WIDTH = 96;
    private static final String NOTHING = "-";

    /** More variants than this do not fit a screen side by side. */
    private static final int MOST_COLUMNS = 6;

    private static final int MOST_LOSERS = 3;

    private final List<RunResult> runs;
    private final TextTable table = new TextTable();

    private ComparisonText(List<RunResult> runs) {
        this.runs = runs;
    }

    /**
     * @param runs at least one, of the same scenario, each with its variant
     */
    public static String of(List<RunResult> runs) {
        return new ComparisonText(runs).text();
    }

    private String text() {
        RunResult first = runs.get(0);
        if (runs.size() > MOST_COLUMNS) {
            onePerRow();
        } else {
            onePerColumn();
        }
        return first.scenario()
                + ": "
                + first.title()
                + "\nseed "
                + first.seed()
                + ", "
                + Provenance.of(first).timingNoise()
                + ", "
                + Amounts.nanos(first.simulatedNanos())
                + " simulated\n\n"
                + table
                + "\n"
                + failures()
                + changes()
                + conclusions()
                + "\n"
                + digests();
    }

    private void onePerColumn() {
        row("", ComparisonText::name);
        row("provider addresses used", run -> Amounts.count(run.providerAddresses().used()));
        row("lookup records in hosts", run -> Amounts.count(run.policy().lookupRecords()));
        row(
                "switch port changes",
                run -> Amounts.count(run.physicalConfiguration().switchPortChanges()));
        Map<String, RunResult.FlowResult> flows = new LinkedHashMap<>();
        runs.forEach(run -> run.flows().forEach(flow -> flows.putIfAbsent(flow.name(), flow)));
        if (FlowTable.isGrouped(List.copyOf(flows.values()))) {
            together(flows.size());
        } else {
            flows.values().forEach(this::flow);
        }
        hosts();
        drops();
        table.row("wire overhead");
        row("  bytes added", run -> Amounts.bytes(run.overhead().bytes()));
        row("  percent", run -> Amounts.percent(run.overhead().percent()));
        row("expectations", ComparisonText::expectations);
    }

    /** So many variants that each gets a row, with the figures that matter most. */
    private void onePerRow() {
        table.row(
                "",
                "goodput",
                "retransmits",
                "busiest core",
                "sending",
                "receiving",
                "addresses",
                "overhead",
                "expectations");
        for (RunResult run : runs) {
            table.row(
                    name(run),
                    Load.goodput(run),
                    Amounts.count(Load.sentAgain(run)),
                    Load.busiestText(run),
                    Load.sendCost(run),
                    Load.receiveCost(run),
                    Amounts.count(run.providerAddresses().used()),
                    Amounts.percent(run.overhead().percent()),
                    expectations(run));
        }
    }

    /** So many flows that they are told by what they come to, and those that lost most. */
    private void together(int count) {
        table.row("all " + Amounts.count(count) + " flows together");
        row("  sent", run -> Amounts.count(FlowSummary.of(run.flows()).sent()));
        row("  delivered", run -> Amounts.count(FlowSummary.of(run.flows()).delivered()));
        row("  lost", run -> Amounts.count(FlowSummary.of(run.flows()).lost()));
        row(
                "  flows that lost packets",
                run -> Amounts.count(FlowSummary.of(run.flows()).losers()));
        row(
                "  flows of which nothing arrived",
                run -> Amounts.count(FlowSummary.of(run.flows()).silent()));
        row("  goodput of the least flow", run -> goodput(run, 0));
        row("  goodput of the median flow", run -> goodput(run, 0.5));
        row("  goodput of the greatest flow", run -> goodput(run, 1));
        for (int i = 0; i < MOST_LOSERS; i++) {
            int place = i;
            row(i == 0 ? "  lost most" : "", run -> loser(run, place));
        }
    }

    private static String goodput(RunResult run, double share) {
        return Amounts.rate(FlowSummary.of(run.flows()).goodputQuantile(share));
    }

    private static String loser(RunResult run, int place) {
        List<RunResult.FlowResult> worst = FlowSummary.of(run.flows()).worst(MOST_LOSERS);
        return place < worst.size()
                ? worst.get(place).name() + ": " + FlowSummary.why(worst.get(place))
                : NOTHING;
    }

    private void flow(RunResult.FlowResult flow) {
        table.row(
                "flow "
                        + flow.name()
                        + " ("
                        + flow.kind()
                        + ", "
                        + flow.from()
                        + " > "
                        + flow.to()
                        + ")");
        if (Load.isConnection(flow)) {
            row(flow, "  goodput", f -> Amounts.rate(f.goodputBitsPerSecond()));
            row(flow, "  lost", f -> Amounts.count(f.lostPackets()));
            row(flow, "  retransmits", f -> Amounts.count(f.retransmits()));
            row(flow, "  connection", RunResult.FlowResult::connection);
        } else {
            row(flow, "  sent", f -> Amounts.count(f.sentPackets()));
            row(flow, "  delivered", f -> Amounts.count(f.deliveredPackets()));
            if (flow.hasAnswers()) {
                row(flow, "  answered", f -> Amounts.count(f.answeredPackets()));
            }
            row(flow, "  lost", f -> Amounts.count(f.lostPackets()));
        }
        if (runs.stream().flatMap(run -> run.flows().stream()).anyMatch(f -> unsettled(f, flow))) {
            row(flow, "  in flight", f -> Amounts.count(f.inFlightPackets()));
        }
        row(
                flow,
                "  " + flow.latencyKind() + ", median",
                f -> f.wasTimed() ? Amounts.nanos(f.latencyNanos().p50()) : "-");
    }

    private static boolean unsettled(RunResult.FlowResult one, RunResult.FlowResult named) {
        return one.name().equals(named.name()) && one.inFlightPackets() > 0;
    }

    /** A row about one flow, by its name: a variant may have none of that name. */
    private void row(
            RunResult.FlowResult flow, String label, Function<RunResult.FlowResult, String> cell) {
        row(
                label,
                run ->
                        run.flows().stream()
                                .filter(f -> f.name().equals(flow.name()))
                                .findFirst()
                                .map(cell)
                                .orElse("-"));
    }

    private void hosts() {
        if (runs.stream().anyMatch(Load::hasCores)) {
            row("goodput in all", Load::goodput);
            row("busiest core", Load::busiestText);
            row("core time for a byte sent", Load::sendCost);
            row("core time for a byte received", Load::receiveCost);
        }
    }

    private void drops() {
        Set<String> reasons = new LinkedHashSet<>();
        runs.forEach(run -> reasons.addAll(run.frames().dropped().keySet()));
        if (reasons.isEmpty()) {
            row("frames dropped", run -> "0");
            return;
        }
        table.row("frames dropped");
        for (String reason : reasons) {
            row(
                    "  " + reason,
                    run -> Amounts.count(run.frames().dropped().getOrDefault(reason, 0L)));
        }
    }

    private String failures() {
        StringBuilder text = new StringBuilder();
        for (RunResult run : runs) {
            for (RunResult.ExpectationResult e : run.expectations()) {
                if (!e.pass()) {
                    text.append("FAIL ")
                            .append(name(run))
                            .append(": ")
                            .append(e.text())
                            .append(", but it is ")
                            .append(e.actual())
                            .append('\n');
                }
            }
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private String changes() {
        StringBuilder text = new StringBuilder("To change in the physical network\n");
        for (RunResult run : runs) {
            List<String> changes =
                    run.physicalChanges().isEmpty() ? List.of("nothing") : run.physicalChanges();
            for (String change : changes) {
                text.append(paragraph(name(run) + ": " + change));
            }
        }
        return text.append('\n').toString();
    }

    private String conclusions() {
        StringBuilder text = new StringBuilder("Verdict\n");
        for (RunResult run : runs) {
            text.append(paragraph(name(run) + " " + Conclusion.of(run)));
        }
        return text.toString();
    }

    private String digests() {
        List<String> all = new ArrayList<>();
        runs.forEach(run -> all.add(name(run) + " " + run.digest()));
        return Provenance.of(runs.get(0)).wordsOfScenario()
                + "\ndigests: "
                + String.join(", ", all)
                + "\n"
                + Definitions.LINE;
    }

    private static String paragraph(String words) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(" ");
        for (String word : words.split(" ")) {
            if (line.length() + 1 + word.length() > TEXT_WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        return text.append(line).append('\n').toString();
    }

    private static String expectations(RunResult run) {
        long held = run.expectations().stream().filter(RunResult.ExpectationResult::pass).count();
        return held + " of " + run.expectations().size() + " hold";
    }

    private static String name(RunResult run) {
        return run.variant().orElse(run.mechanism());
    }

    /** A row with a cell for each variant; none if no variant has anything to show. */
    private void row(String label, Function<RunResult, String> cell) {
        List<String> cells = runs.stream().map(cell).toList();
        if (!cells.stream().allMatch(NOTHING::equals)) {
            table.row(label, cells);
        }
    }
}
