package org.nvsim.report.html;

import java.util.List;
import org.nvsim.report.Amounts;
import org.nvsim.report.Definitions;
import org.nvsim.run.result.RunResult;

/** Every flow with its figures. */
final class FlowSection {
    private static final int MOST_ROWS = 200;
    private static final String[] COLUMNS = {
        "flow",
        "kind",
        "from → to",
        "time",
        "sent",
        "delivered",
        "answered",
        "lost",
        "in flight",
        "goodput",
        "median",
        "99 %"
    };

    private static final int WORDS = 4; // columns that hold no figures

    private FlowSection() {}

    static void write(HtmlWriter html, List<ReportedRun> runs) {
        if (runs.stream().allMatch(run -> run.result().flows().isEmpty())) {
            return;
        }
        html.section("flows", "Flows");
        html.table("Packets, goodput and times of every flow", "class", "numbers");
        html.open("thead").open("tr");
        if (runs.size() > 1) {
            html.leaf("th", "variant", "scope", "col", "class", "word");
        }
        for (int i = 0; i < COLUMNS.length; i++) {
            html.leaf("th", COLUMNS[i], "scope", "col", "class", i < WORDS ? "word" : "number");
        }
        html.close().close().open("tbody");
        ShownFlows shown = ShownFlows.of(runs, MOST_ROWS);
        for (ReportedRun run : runs) {
            run.result().flows().stream()
                    .filter(flow -> shown.names().contains(flow.name()))
                    .forEach(flow -> row(html, runs.size() > 1 ? run.name() : "", flow));
        }
        html.close().endTable();
        html.leaf("p", Definitions.PAGE + " says what each figure means.", "class", "note");
        if (!shown.isAll()) {
            html.leaf("p", shown.words() + " --json has all.", "class", "note");
        }
        html.close();
    }

    private static void row(HtmlWriter html, String variant, RunResult.FlowResult flow) {
        html.open("tr");
        if (!variant.isEmpty()) {
            html.leaf("td", variant, "class", "word");
        }
        html.leaf("th", flow.name(), "scope", "row").leaf("td", flow.kind(), "class", "word");
        html.leaf("td", flow.from() + " → " + flow.to(), "class", "word");
        html.leaf("td", flow.latencyKind(), "class", "word");
        html.leaf("td", Amounts.count(flow.sentPackets()));
        html.leaf("td", Amounts.count(flow.deliveredPackets()));
        html.leaf("td", flow.hasAnswers() ? Amounts.count(flow.answeredPackets()) : "");
        html.leaf("td", Amounts.count(flow.lostPackets()));
        html.leaf("td", Amounts.count(flow.inFlightPackets()));
        boolean any = flow.receivedBytes() > 0;
        html.leaf("td", any ? Amounts.rate(flow.goodputBitsPerSecond()) : "–");
        html.leaf("td", flow.wasTimed() ? Amounts.nanos(flow.latencyNanos().p50()) : "–");
        html.leaf("td", flow.wasTimed() ? Amounts.nanos(flow.latencyNanos().p99()) : "–").close();
    }
}
