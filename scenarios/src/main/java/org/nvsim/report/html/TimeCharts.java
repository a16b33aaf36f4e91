package org.nvsim.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nvsim.report.Amounts;
import org.nvsim.report.Json;
import org.nvsim.run.TimeSeries;
import org.nvsim.scenario.spec.TimelineAction;

/**
 * Goodput over time: a drawn chart that prints and needs no script, which the script replaces on
 * screen by one that can be zoomed, and the figures as a table.
 */
final class TimeCharts {
    /** As many as there are colours in the palette and eyes can tell apart. */
    private static final int MOST_SERIES = 7;

    private static final int TABLE_ROWS = 20;

    private final HtmlWriter html;
    private final List<ReportedRun> runs;
    private final double greatest;

    private TimeCharts(HtmlWriter html, List<ReportedRun> runs) {
        this.html = html;
        this.runs = runs;
        this.greatest = runs.stream().mapToDouble(TimeCharts::greatest).max().orElse(0);
    }

    static void write(HtmlWriter html, List<ReportedRun> runs) {
        TimeCharts charts = new TimeCharts(html, runs);
        if (charts.greatest > 0) {
            charts.section();
        }
    }

    /** The flows that received most, in the order of the scenario. */
    private static List<Integer> shown(TimeSeries series) {
        return IntStream.range(0, series.flows().size())
                .boxed()
                .sorted(Comparator.comparing(i -> -series.flows().get(i).total()))
                .limit(MOST_SERIES)
                .sorted()
                .toList();
    }

    private static double greatest(ReportedRun run) {
        double greatest = 0;
        for (int flow = 0; flow < run.series().flows().size(); flow++) {
            for (int i = 0; i < run.series().timesPs().size(); i++) {
                greatest = Math.max(greatest, run.series().bitsPerSecond(flow, i));
            }
        }
        return greatest;
    }

    private void section() {
        html.section("goodput", "Goodput over time");
        for (ReportedRun run : runs) {
            chart(run);
        }
        if (runs.get(0).series().flows().size() > MOST_SERIES) {
            html.leaf("p", "The " + MOST_SERIES + " flows that received most.", "class", "note");
        }
        html.close();
    }

    private void chart(ReportedRun run) {
        TimeSeries series = run.series();
        List<Integer> flows = shown(series);
        html.open("figure", "class", "chart");
        html.leaf("figcaption", runs.size() > 1 ? run.name() : "payload received per second");
        html.open("div", "class", "drawn");
        new LineChart(html, series, flows, greatest).write();
        html.close().open("ul", "class", "legend");
        for (int i = 0; i < flows.size(); i++) {
            html.open("li").open("svg", "class", "sample", "viewBox", "0 0 32 8");
            html.empty("line", "class", "line s" + i, "x1", "0", "x2", "32", "y1", "4", "y2", "4");
            html.close().text(series.flows().get(flows.get(i)).flow() + " ");
            html.leaf("output", "").close();
        }
        html.open("li").leaf("output", "").close();
        html.close();
        data(series, flows);
        happenings(run);
        table(series, flows);
        html.close();
    }

    private void data(TimeSeries series, List<Integer> flows) {
        List<Object> columns = new ArrayList<>();
        columns.add(series.timesPs().stream().map(ps -> ps / 1e12).toList());
        for (int flow : flows) {
            columns.add(
                    IntStream.range(0, series.timesPs().size())
                            .mapToObj(i -> Math.rint(series.bitsPerSecond(flow, i)))
                            .toList());
        }
        List<String> names = flows.stream().map(f -> series.flows().get(f).flow()).toList();
        html.open("script", "type", "application/json");
        html.trusted(Html.scriptSafe(Json.line(List.of(names, columns, greatest)))).close();
    }

    private void happenings(ReportedRun run) {
        List<TimelineAction> all = run.scenario().timeline();
        if (all.isEmpty()) {
            return;
        }
        html.open("p", "class", "note").text("Meanwhile: ");
        List<String> words = new ArrayList<>();
        for (TimelineAction action : all.subList(0, Math.min(8, all.size()))) {
            String line = run.scenario().sources().lineOf(action.mark()).strip();
            words.add(line.startsWith("- ") ? line.substring(2) : line);
        }
        html.text(String.join("; ", words)).close();
    }

    private void table(TimeSeries series, List<Integer> flows) {
        int step = Math.max(1, series.timesPs().size() / TABLE_ROWS);
        html.open("details").leaf("summary", "The figures");
        html.table("Goodput up to each moment", "class", "numbers").open("thead").open("tr");
        html.leaf("th", "until", "scope", "col");
        for (int flow : flows) {
            html.leaf("th", series.flows().get(flow).flow(), "scope", "col");
        }
        html.close().close().open("tbody");
        for (int i = step - 1; i < series.timesPs().size(); i += step) {
            html.open("tr");
            html.leaf("th", seconds(series.timesPs().get(i)), "scope", "row");
            for (int flow : flows) {
                html.leaf("td", Amounts.rate(mean(series, flow, i - step, i)));
            }
            html.close();
        }
        html.close().endTable().close();
    }

    /** From after moment {@code from} (-1: the start) to moment {@code to}. */
    private static double mean(TimeSeries series, int flow, int from, int to) {
        List<Long> bytes = series.flows().get(flow).receivedBytes();
        long before = from < 0 ? 0 : bytes.get(from);
        long startPs = from < 0 ? 0 : series.timesPs().get(from);
        return (bytes.get(to) - before) * 8e12 / (series.timesPs().get(to) - startPs);
    }

    private static String seconds(long ps) {
        return String.format(Locale.ROOT, "%.4g s", ps / 1e12);
    }
}
