package org.nvsim.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nvsim.report.Estimates;
import org.nvsim.run.sweep.Comparison;
import org.nvsim.run.sweep.Estimate;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.scenario.spec.Metric;

/** The estimates of a sweep with their confidence intervals, as figures and on one scale. */
final class SweepSection {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 18;

    private final HtmlWriter html;
    private final SweepResult result;
    private final boolean compares;
    private double least;
    private double greatest;

    private SweepSection(HtmlWriter html, SweepResult result) {
        this.html = html;
        this.result = result;
        this.compares = result.spec().baseline().isPresent() && result.variants().size() > 1;
    }

    static void write(HtmlWriter html, SweepResult result) {
        new SweepSection(html, result).write();
    }

    private void write() {
        html.section("sweep", "Estimates and their 95 % confidence intervals");
        for (Metric metric : result.spec().metrics()) {
            metric(metric);
        }
        if (compares) {
            html.leaf(
                    "p",
                    "Differences are taken pair by pair between replications with the same random"
                            + " numbers; p is that of the paired t test, two-sided.",
                    "class",
                    "note");
        }
        html.close();
    }

    private void metric(Metric metric) {
        findScale(metric);
        if (least <= greatest) {
            SweepCurve.write(html, result, metric, least, greatest);
        }
        html.table(metric.name(), "class", "sweep").open("thead").open("tr");
        List<String> columns = new ArrayList<>(List.of("point", "runs", "mean ± 95 %", "interval"));
        if (compares) {
            columns.add("difference from " + result.spec().baseline().orElseThrow());
            columns.add("p");
        }
        columns.forEach(column -> html.leaf("th", column, "scope", "col"));
        html.close().close().open("tbody");
        result.cells().keySet().forEach(cell -> row(metric, cell));
        html.close().endTable();
    }

    private void row(Metric metric, Cell cell) {
        Estimate estimate = result.estimate(cell, metric);
        html.open("tr").leaf("th", name(cell), "scope", "row");
        html.leaf("td", Integer.toString(estimate.count()));
        html.leaf("td", Estimates.text(estimate, metric.unit()), "class", "mean").open("td");
        if (estimate.count() > 0) {
            picture(estimate);
        }
        html.close();
        if (compares) {
            Optional<Comparison> comparison = result.comparison(cell, metric);
            String none = "";
            html.leaf(
                    "td",
                    comparison
                            .map(c -> Estimates.difference(c.difference(), metric.unit()))
                            .orElse(none));
            html.leaf("td", comparison.map(c -> Estimates.probability(c.pValue())).orElse(none));
        }
        html.close();
    }

    /** {@code network.defaults.rate=1Gbps, nvgre}. */
    private String name(Cell cell) {
        Map<String, String> point = result.points().get(cell.point());
        Optional<String> variant = result.variants().get(cell.variant());
        String settings =
                point.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
        String separator = settings.isEmpty() || variant.isEmpty() ? "" : ", ";
        return settings + separator + variant.orElse("");
    }

    private void findScale(Metric metric) {
        least = Double.MAX_VALUE;
        greatest = -Double.MAX_VALUE;
        for (Cell cell : result.cells().keySet()) {
            Estimate estimate = result.estimate(cell, metric);
            if (estimate.count() > 0) {
                least = Math.min(least, low(estimate));
                greatest = Math.max(greatest, estimate.mean() + half(estimate));
            }
        }
    }

    /** The interval's lower end, not below 0: no figure of a run is. */
    private static double low(Estimate estimate) {
        return Math.max(Math.min(0, estimate.mean()), estimate.mean() - half(estimate));
    }

    /** Half the interval's width; none is known from a single run. */
    private static double half(Estimate estimate) {
        return Double.isNaN(estimate.halfWidth95()) ? 0 : estimate.halfWidth95();
    }

    private void picture(Estimate estimate) {
        String from = x(low(estimate));
        String to = x(estimate.mean() + half(estimate));
        String box = "0 0 " + WIDTH + " " + HEIGHT;
        html.open("svg", "class", "interval", "viewBox", box, "aria-hidden", "true");
        html.empty("line", "x1", from, "x2", to, "y1", "9", "y2", "9");
        html.empty("line", "x1", from, "x2", from, "y1", "4", "y2", "14");
        html.empty("line", "x1", to, "x2", to, "y1", "4", "y2", "14");
        html.empty("circle", "cx", x(estimate.mean()), "cy", "9", "r", "4").close();
    }

    private String x(double value) {
        double share = greatest > least ? (value - least) / (greatest - least) : 0.5;
        return String.format(Locale.ROOT, "%.1f", 6 + (WIDTH - 12) * share);
    }
}
