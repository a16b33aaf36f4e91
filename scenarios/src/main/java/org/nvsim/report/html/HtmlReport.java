package org.nvsim.report.html;

import java.util.List;
import org.nvsim.report.Conclusion;
import org.nvsim.run.result.RunResult;

/** The page as a whole: the verdict first, then what it rests on, then how to have it again. */
public final class HtmlReport {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    private final ReportContent content;
    private final HtmlWriter html = new HtmlWriter();

    private HtmlReport(ReportContent content) {
        this.content = content;
    }

    /** The file's text; the same content gives the same bytes. */
    public static String of(ReportContent content) {
        return new HtmlReport(content).write();
    }

    private String write() {
        html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
        head();
        html.open("body").leaf("a", "Skip to the verdict", "class", "skip", "href", "#verdict");
        html.open("header").leaf("p", "nvsim report", "class", "kicker");
        html.leaf("h1", content.title());
        if (!content.about().isEmpty()) {
            html.leaf("p", content.about(), "class", "about");
        }
        html.close().open("main");
        verdict();
        body();
        html.close();
        new OriginSection(html, content).write();
        if (!content.runs().isEmpty()) {
            html.open("script").trusted(Resource.uplotScript()).close();
            html.open("script").trusted(Resource.own("report.js")).close();
        }
        html.close().close();
        return html.toString();
    }

    private void head() {
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", content.title() + " · nvsim report");
        html.open("style").trusted(Resource.uplotStyle()).trusted(Resource.own("report.css"));
        html.close().close();
    }

    private void verdict() {
        boolean good = content.verdict().good();
        html.open(
                "section", "class", good ? "verdict good" : "verdict bad", "aria-label", "Verdict");
        html.open("p", "id", "verdict", "class", "lead").open("span", "class", "sign");
        html.text(good ? "✓" : "✗").close();
        html.text(" " + content.verdict().sentence()).close();
        html.open("ul");
        for (ReportedRun run : content.runs()) {
            html.open("li").leaf("strong", run.name());
            html.text(" " + Conclusion.of(run.result())).close();
            failures(run);
        }
        html.close().close();
    }

    private void failures(ReportedRun run) {
        for (RunResult.ExpectationResult e : run.result().expectations()) {
            if (!e.pass()) {
                html.open("li").text("✗ " + run.name() + ": expected ").leaf("code", e.text());
                html.text(", found " + e.actual()).close();
            }
        }
    }

    private void body() {
        List<ReportedRun> runs = content.runs();
        content.topology()
                .ifPresent(topology -> new TopologyPicture(html, topology, content).write());
        if (!runs.isEmpty()) {
            BarTables.writeTotals(html, runs);
            TimeCharts.write(html, runs);
            BarTables.write(html, runs);
            FlowSection.write(html, runs);
        }
        content.sweep().ifPresent(result -> SweepSection.write(html, result));
        content.isolation().ifPresent(result -> MatrixSection.write(html, result));
        JourneySection.write(html, runs);
        ExpectationSection.write(html, runs);
    }

    /** Whether every expectation of every run held, and what to say of that. */
    public static ReportContent.Verdict verdict(List<RunResult> results) {
        long all = results.stream().mapToLong(r -> r.expectations().size()).sum();
        long held =
                results.stream()
                        .flatMap(r -> r.expectations().stream())
                        .filter(RunResult.ExpectationResult::pass)
                        .count();
        boolean complete = results.stream().allMatch(RunResult::complete);
        String sentence =
                all == 0
                        ? "This scenario expects nothing, so it cannot fail."
                        : held == all
                                ? "All " + all + " expectations hold."
                                : held + " of " + all + " expectations hold.";
        return new ReportContent.Verdict(
                held == all && complete,
                complete ? sentence : "Incomplete: the run was stopped early. " + sentence);
    }
}
