package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nvsim.run.RunResult;

/** Variants of one scenario side by side: figures in columns, then a sentence on each. */
public final class ComparisonText {
    private static final int TEXT_WIDTH = 96;

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
        row("", ComparisonText::name);
        row("provider addresses used", run -> Amounts.count(run.providerAddresses().used()));
        row("lookup records in hosts", run -> Amounts.count(run.policy().lookupRecords()));
        row(
                "switch port changes",
                run -> Amounts.count(run.physicalConfiguration().switchPortChanges()));
        for (int i = 0; i < first.flows().size(); i++) {
            flow(i);
        }
        drops();
        table.row("wire overhead");
        row("  bytes added", run -> Amounts.bytes(run.overhead().bytes()));
        row("  percent", run -> Amounts.percent(run.overhead().percent()));
        row("expectations", ComparisonText::expectations);
        return first.scenario()
                + ": "
                + first.title()
                + "\nseed "
                + first.seed()
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

    private void flow(int index) {
        RunResult.FlowResult flow = runs.get(0).flows().get(index);
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
        row("  sent", run -> Amounts.count(run.flows().get(index).sentPackets()));
        row("  delivered", run -> Amounts.count(run.flows().get(index).receivedPackets()));
        row("  lost", run -> Amounts.count(run.flows().get(index).lostPackets()));
        row(
                "  latency, median",
                run ->
                        run.flows().get(index).receivedPackets() == 0
                                ? "-"
                                : Amounts.nanos(run.flows().get(index).latencyNanos().p50()));
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
        return "digests: " + String.join(", ", all) + "\n";
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

    private void row(String label, Function<RunResult, String> cell) {
        table.row(label, runs.stream().map(cell).toList());
    }
}
