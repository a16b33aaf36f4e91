package org.nvsim.report.html;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.nvsim.report.Amounts;
import org.nvsim.report.FlowSummary;
import org.nvsim.run.result.RunResult;

/** Figures beside bars: tables that are charts as well. */
final class BarTables {
    private static final int MOST_CORES = 64;
    private static final int MOST_PLACES = 12;

    private final HtmlWriter html;
    private final List<ReportedRun> runs;

    private BarTables(HtmlWriter html, List<ReportedRun> runs) {
        this.html = html;
        this.runs = runs;
    }

    static void write(HtmlWriter html, List<ReportedRun> runs) {
        BarTables tables = new BarTables(html, runs);
        tables.drops();
        tables.costs();
        tables.cores();
    }

    /** What many flows come to together, before any of them is shown alone. */
    static void writeTotals(HtmlWriter html, List<ReportedRun> runs) {
        if (runs.stream().anyMatch(run -> run.result().flows().size() > LineChart.MOST_LINES)) {
            new BarTables(html, runs).totals();
        }
    }

    private void totals() {
        html.section("totals", "All flows together");
        start("All flows together", "figure");
        total("flows", FlowSummary::count);
        total("packets sent", FlowSummary::sent);
        total("packets delivered", FlowSummary::delivered);
        total("packets lost", FlowSummary::lost);
        total("flows that lost packets", FlowSummary::losers);
        total("flows of which nothing arrived", FlowSummary::silent);
        goodput("goodput of the least flow", flows -> flows.goodputQuantile(0));
        goodput("goodput of the median flow", flows -> flows.goodputQuantile(0.5));
        goodput("goodput of the greatest flow", flows -> flows.goodputQuantile(1));
        html.close().endTable().close();
    }

    private void total(String name, ToDoubleFunction<FlowSummary> figure) {
        row(
                name,
                r -> figure.applyAsDouble(FlowSummary.of(r.flows())),
                n -> Amounts.count((long) n));
    }

    private void goodput(String name, ToDoubleFunction<FlowSummary> figure) {
        row(name, r -> figure.applyAsDouble(FlowSummary.of(r.flows())), Amounts::rate);
    }

    private void drops() {
        Set<String> reasons = new LinkedHashSet<>();
        runs.forEach(run -> reasons.addAll(run.result().frames().dropped().keySet()));
        html.section("drops", "Frames dropped, by reason");
        if (reasons.isEmpty()) {
            html.leaf("p", "No frame was dropped.").close();
            return;
        }
        double most = most(reasons);
        start("Frames dropped, by reason", "reason");
        for (String reason : reasons) {
            html.open("tr").leaf("th", reason, "scope", "row");
            for (ReportedRun run : runs) {
                long count = run.result().frames().dropped().getOrDefault(reason, 0L);
                bar(count / most, Amounts.count(count));
            }
            html.close();
        }
        html.close().endTable();
        places();
        html.close();
    }

    /** Where most frames were dropped: the device that is to blame, or to be asked. */
    private void places() {
        Map<List<String>, Long> places = new LinkedHashMap<>();
        for (ReportedRun run : runs) {
            run.result()
                    .frames()
                    .droppedAt()
                    .forEach(
                            (node, reasons) ->
                                    reasons.forEach(
                                            (reason, count) ->
                                                    places.merge(
                                                            List.of(node, reason),
                                                            count,
                                                            Math::max)));
        }
        List<Map.Entry<List<String>, Long>> first =
                places.entrySet().stream()
                        .sorted(Map.Entry.<List<String>, Long>comparingByValue().reversed())
                        .limit(MOST_PLACES)
                        .toList();
        start("Where they were dropped", "place, reason");
        double most = first.get(0).getValue();
        for (Map.Entry<List<String>, Long> place : first) {
            String node = place.getKey().get(0);
            String reason = place.getKey().get(1);
            html.open("tr").leaf("th", node + ", " + reason, "scope", "row");
            for (ReportedRun run : runs) {
                Map<String, Long> there =
                        run.result().frames().droppedAt().getOrDefault(node, Map.of());
                long count = there.getOrDefault(reason, 0L);
                bar(count / most, Amounts.count(count));
            }
            html.close();
        }
        html.close().endTable();
        if (places.size() > first.size()) {
            html.leaf(
                    "p",
                    "The first " + first.size() + " of " + places.size() + ".",
                    "class",
                    "note");
        }
    }

    private double most(Set<String> reasons) {
        double most = 1;
        for (ReportedRun run : runs) {
            for (String reason : reasons) {
                most = Math.max(most, run.result().frames().dropped().getOrDefault(reason, 0L));
            }
        }
        return most;
    }

    private void costs() {
        html.section("costs", "What the mechanism costs");
        start("What the mechanism costs", "cost");
        row("provider addresses", r -> r.providerAddresses().used(), n -> Amounts.count((long) n));
        row("lookup records", r -> r.policy().lookupRecords(), n -> Amounts.count((long) n));
        row("added to the wire", r -> r.overhead().percent(), Amounts::percent);
        row(
                "switch port changes",
                r -> r.physicalConfiguration().switchPortChanges(),
                n -> Amounts.count((long) n));
        html.close().endTable();
        changes();
        html.close();
    }

    private void changes() {
        if (runs.stream().allMatch(run -> run.result().physicalChanges().isEmpty())) {
            return;
        }
        html.leaf("h3", "To change in the physical network").open("ul");
        for (ReportedRun run : runs) {
            for (String change : run.result().physicalChanges()) {
                html.leaf("li", run.name() + ": " + change);
            }
        }
        html.close();
    }

    private void cores() {
        List<RunResult.HostResult> hosts = runs.get(0).result().hosts();
        int cores = hosts.stream().mapToInt(host -> host.cores().size()).sum();
        if (cores == 0 || cores > MOST_CORES) {
            return;
        }
        html.section("cores", "How busy the cores were");
        start("Share of the run each core was busy", "core");
        for (int h = 0; h < hosts.size(); h++) {
            for (int c = 0; c < hosts.get(h).cores().size(); c++) {
                html.open("tr").leaf("th", hosts.get(h).name() + " " + c, "scope", "row");
                for (ReportedRun run : runs) {
                    List<RunResult.CoreResult> all = run.result().hosts().get(h).cores();
                    double share = c < all.size() ? all.get(c).utilization() : 0;
                    bar(share, Amounts.percent(100 * share));
                }
                html.close();
            }
        }
        html.close().endTable().close();
    }

    private void row(String name, ToDoubleFunction<RunResult> figure, Words words) {
        double most =
                runs.stream().mapToDouble(r -> figure.applyAsDouble(r.result())).max().orElse(0);
        if (most == 0 && !name.startsWith("provider") && !name.startsWith("goodput")) {
            return;
        }
        html.open("tr").leaf("th", name, "scope", "row");
        for (ReportedRun run : runs) {
            double value = figure.applyAsDouble(run.result());
            if (runs.size() == 1) {
                html.leaf("td", words.of(value)); // a bar would have nothing to be compared with
            } else {
                bar(most == 0 ? 0 : value / most, words.of(value));
            }
        }
        html.close();
    }

    /** How a figure reads. */
    private interface Words {
        String of(double value);
    }

    private void start(String caption, String first) {
        html.table(caption, "class", "bars").open("thead").open("tr");
        html.leaf("th", first, "scope", "col");
        for (ReportedRun run : runs) {
            html.leaf("th", run.name(), "scope", "col");
        }
        html.close().close().open("tbody");
    }

    private void bar(double share, String words) {
        html.open("td").leaf("span", words, "class", "figure");
        html.open("span", "class", "track", "aria-hidden", "true");
        String width = String.format(Locale.ROOT, "width:%.1f%%", 100 * share);
        html.open("span", "class", "bar", "style", width).close().close().close();
    }
}
