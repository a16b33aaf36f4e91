package org.nvsim.report.html;

import java.util.List;
import org.nvsim.run.result.RunResult;

/** What the scenario expects, and what was found. */
final class ExpectationSection {
    private ExpectationSection() {}

    static void write(HtmlWriter html, List<ReportedRun> runs) {
        if (runs.stream().allMatch(run -> run.result().expectations().isEmpty())) {
            return;
        }
        boolean several = runs.size() > 1;
        html.section("expectations", "Expectations");
        html.table("What must come out, and what did");
        html.open("thead").open("tr");
        if (several) {
            html.leaf("th", "variant", "scope", "col");
        }
        html.leaf("th", "outcome", "scope", "col").leaf("th", "expected", "scope", "col");
        html.leaf("th", "found", "scope", "col").close().close().open("tbody");
        for (ReportedRun run : runs) {
            for (RunResult.ExpectationResult e : run.result().expectations()) {
                html.open("tr");
                if (several) {
                    html.leaf("th", run.name(), "scope", "row");
                }
                html.leaf("td", e.pass() ? "✓ holds" : "✗ fails", "class", e.pass() ? "ok" : "no");
                html.open("td").leaf("code", e.text()).close();
                html.leaf("td", e.actual()).close();
            }
        }
        html.close().endTable().close();
    }
}
