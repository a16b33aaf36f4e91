package org.nvsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nvsim.run.sweep.Comparison;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.scenario.spec.Metric;

/** A sweep as text: a table for each metric, with a row for each point. */
public final class SweepText {
    private final SweepResult result;
    private final List<PathColumn> paths;

    private SweepText(SweepResult result) {
        this.result = result;
        this.paths = PathColumn.of(result.points());
    }

    public static String of(SweepResult result) {
        return new SweepText(result).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(result.scenario()).append(": ").append(result.title()).append("\n\n");
        if (!result.complete()) {
            text.append(
                    "INCOMPLETE: stopped before all runs were done; the same command goes on\n\n");
        }
        for (Metric metric : result.spec().metrics()) {
            text.append(metric.name().toUpperCase(Locale.ROOT)).append('\n');
            text.append(table(metric)).append('\n');
        }
        text.append(summary());
        return text.toString();
    }

    private String summary() {
        int runs = result.runs().size();
        String text =
                Amounts.count(runs) + (runs == 1 ? " run" : " runs") + ", mean ± 95 % confidence";
        if (result.spec().baseline().isPresent()) {
            text +=
                    ", differences from "
                            + result.spec().baseline().get()
                            + " by pairs, p by the paired t test";
        }
        text += withoutChance();
        int failed = result.failures().size();
        return text
                + (failed == 0 ? "" : ", " + Amounts.count(failed) + " failed")
                + "\n"
                + Provenance.of(result, result.runs()).words()
                + "\n"
                + Definitions.LINE;
    }

    /** Says where there is no interval because there is nothing uncertain. */
    private String withoutChance() {
        List<Cell> certain = result.cells().keySet().stream().filter(result::isOneRun).toList();
        if (certain.isEmpty()) {
            return "";
        }
        String where =
                certain.size() == result.cells().size()
                        ? ""
                        : " at "
                                + certain.stream()
                                        .map(this::name)
                                        .collect(Collectors.joining(", "));
        return "\nno random number had a say"
                + where
                + ": all replications would be one run, so there is one, and no interval";
    }

    private String name(Cell cell) {
        return "point "
                + cell.point()
                + result.variants().get(cell.variant()).map(variant -> " " + variant).orElse("");
    }

    private TextTable table(Metric metric) {
        TextTable table = new TextTable();
        table.row("  point", header());
        for (int point = 0; point < result.points().size(); point++) {
            List<String> cells = values(result.points().get(point));
            cells.add(replications(point, metric));
            for (int variant = 0; variant < result.variants().size(); variant++) {
                Cell cell = new Cell(point, variant);
                cells.add(Estimates.text(result.estimate(cell, metric), metric.unit()));
                Optional<Comparison> comparison = result.comparison(cell, metric);
                comparison.ifPresent(
                        c -> {
                            cells.add(Estimates.difference(c.difference(), metric.unit()));
                            cells.add(Estimates.probability(c.pValue()));
                        });
            }
            table.row("  " + point, cells);
        }
        return table;
    }

    private List<String> header() {
        List<String> names = new ArrayList<>();
        paths.forEach(path -> names.add(path.path()));
        names.add("n");
        for (Optional<String> variant : result.variants()) {
            names.add(variant.orElse("mean"));
            if (result.spec().baseline().isPresent() && !variant.equals(result.spec().baseline())) {
                names.add("difference");
                names.add("p");
            }
        }
        return names;
    }

    private List<String> values(Map<String, String> point) {
        List<String> values = new ArrayList<>();
        paths.forEach(path -> values.add(point.getOrDefault(path.path(), "-")));
        return values;
    }

    /** The fewest of any variant: a run may have failed or have no such figure. */
    private String replications(int point, Metric metric) {
        int least = Integer.MAX_VALUE;
        for (int variant = 0; variant < result.variants().size(); variant++) {
            least = Math.min(least, result.estimate(new Cell(point, variant), metric).count());
        }
        return Amounts.count(least);
    }
}
