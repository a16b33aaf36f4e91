package org.nvsim.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nvsim.report.Amounts;
import org.nvsim.report.FlowSummary;
import org.nvsim.report.Json;
import org.nvsim.report.html.LineChart.Line;
import org.nvsim.run.result.TimeSeries;
import org.nvsim.scenario.spec.TimelineAction;

/**
 * Goodput over time: drawn charts that print and need no script, which the script replaces on
 * screen by ones that can be zoomed, and the figures as tables. Where there are many flows, first
 * what all of them carry together and how much each of them, a line for each variant; then some of
 * them, the same ones for every variant.
 */
final class TimeCharts {
    private static final int TABLE_ROWS = 20;

    private final HtmlWriter html;
    private final List<ReportedRun> runs;
    private final ShownFlows shown;

    private TimeCharts(HtmlWriter html, List<ReportedRun> runs) {
        this.html = html;
        this.runs = runs;
        this.shown = ShownFlows.of(runs, LineChart.MOST_LINES);
    }

    static void write(HtmlWriter html, List<ReportedRun> runs) {
        boolean any =
                runs.stream()
                        .flatMap(run -> run.series().flows().stream())
                        .anyMatch(flow -> flow.total() > 0);
        if (any) {
            new TimeCharts(html, runs).section();
        }
    }

    private void section() {
        html.section("goodput", "Goodput over time");
        if (!shown.isAll()) {
            together();
        }
        double greatest = 0;
        for (ReportedRun run : runs) {
            greatest = Math.max(greatest, greatest(lines(run)));
        }
        for (ReportedRun run : runs) {
            if (greatest > 0) {
                chart(run, greatest);
            }
        }
        if (!shown.isAll()) {
            html.leaf("p", shown.words(), "class", "note");
        }
        html.close();
    }

    private void together() {
        List<ReportedRun> drawn = runs.subList(0, Math.min(runs.size(), LineChart.MOST_LINES));
        List<Line> sums = drawn.stream().map(TimeCharts::sum).toList();
        html.open("figure", "class", sameTimes(sums) ? "chart" : "curve");
        html.leaf("figcaption", "all flows together");
        LineChart chart = new LineChart(html, sums, greatest(sums), TimeCharts::seconds);
        chart.write("Goodput of all flows together over time");
        chart.legend();
        if (sameTimes(sums)) {
            data(sums, greatest(sums));
        }
        table("Goodput of all flows together up to each moment", sums);
        html.close();
        List<Line> each = drawn.stream().map(TimeCharts::byRank).toList();
        if (greatest(each) > 0) {
            html.open("figure", "class", "curve");
            html.leaf(
                    "figcaption",
                    "goodput of each flow over the whole run, from the least to the greatest, by"
                            + " share of the flows");
            chart = new LineChart(html, each, greatest(each), Amounts::percent);
            chart.write("Goodput of each flow, ascending");
            chart.legend();
            html.close();
        }
        if (drawn.size() < runs.size()) {
            html.leaf("p", "The first " + drawn.size() + " variants.", "class", "note");
        }
    }

    private void chart(ReportedRun run, double greatest) {
        List<Line> lines = lines(run);
        html.open("figure", "class", "chart");
        html.leaf("figcaption", runs.size() > 1 ? run.name() : "payload received per second");
        LineChart chart = new LineChart(html, lines, greatest, TimeCharts::seconds);
        chart.write("Goodput over time");
        chart.legend();
        data(lines, greatest);
        happenings(run);
        table("Goodput up to each moment", lines);
        html.close();
    }

    /** The flows that are shown, as far as the run has them. */
    private List<Line> lines(ReportedRun run) {
        TimeSeries series = run.series();
        List<Line> lines = new ArrayList<>();
        for (int flow = 0; flow < series.flows().size(); flow++) {
            String name = series.flows().get(flow).flow();
            if (shown.names().contains(name)) {
                double[] rates = new double[series.timesPs().size()];
                for (int i = 0; i < rates.length; i++) {
                    rates[i] = series.bitsPerSecond(flow, i);
                }
                lines.add(new Line(name, seconds(series), rates));
            }
        }
        return lines;
    }

    private static Line sum(ReportedRun run) {
        TimeSeries series = run.series();
        double[] rates = new double[series.timesPs().size()];
        for (int i = 0; i < rates.length; i++) {
            for (int flow = 0; flow < series.flows().size(); flow++) {
                rates[i] += series.bitsPerSecond(flow, i);
            }
        }
        return new Line(run.name(), seconds(series), rates);
    }

    /** The flows' goodputs, ascending, each over its share of the flows in percent. */
    private static Line byRank(ReportedRun run) {
        double[] rates = FlowSummary.of(run.result().flows()).goodputs();
        double[] ends = new double[rates.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = 100.0 * (i + 1) / ends.length;
        }
        return new Line(run.name(), ends, rates);
    }

    private static double[] seconds(TimeSeries series) {
        return series.timesPs().stream().mapToDouble(ps -> ps / 1e12).toArray();
    }

    private static double greatest(List<Line> lines) {
        return lines.stream().mapToDouble(Line::greatest).max().orElse(0);
    }

    private static boolean sameTimes(List<Line> lines) {
        return lines.stream().allMatch(line -> Arrays.equals(line.ends(), lines.get(0).ends()));
    }

    private void data(List<Line> lines, double greatest) {
        List<Object> columns = new ArrayList<>();
        columns.add(lines.get(0).ends());
        lines.forEach(line -> columns.add(Arrays.stream(line.rates()).map(Math::rint).toArray()));
        List<String> names = lines.stream().map(Line::name).toList();
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

    private void table(String caption, List<Line> lines) {
        if (!sameTimes(lines)) {
            return;
        }
        double[] ends = lines.get(0).ends();
        int step = Math.max(1, ends.length / TABLE_ROWS);
        html.open("details").leaf("summary", "The figures");
        html.table(caption, "class", "numbers").open("thead").open("tr");
        html.leaf("th", "until", "scope", "col");
        lines.forEach(line -> html.leaf("th", line.name(), "scope", "col"));
        html.close().close().open("tbody");
        for (int i = step - 1; i < ends.length; i += step) {
            html.open("tr").leaf("th", seconds(ends[i]), "scope", "row");
            for (Line line : lines) {
                html.leaf("td", Amounts.rate(mean(line, i - step, i)));
            }
            html.close();
        }
        html.close().endTable().close();
    }

    /** Of the stretches after {@code from} (-1: from the start) up to {@code to}. */
    private static double mean(Line line, int from, int to) {
        double sum = 0;
        double start = from < 0 ? 0 : line.ends()[from];
        double before = start;
        for (int i = from + 1; i <= to; i++) {
            sum += line.rates()[i] * (line.ends()[i] - before);
            before = line.ends()[i];
        }
        return sum / (before - start);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3g s", seconds);
    }
}
