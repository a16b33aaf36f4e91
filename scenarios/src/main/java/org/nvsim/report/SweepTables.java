package org.nvsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nvsim.report.Table.Column;
import org.nvsim.report.Table.Kind;
import org.nvsim.run.result.Version;
import org.nvsim.run.sweep.Comparison;
import org.nvsim.run.sweep.Estimate;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.run.sweep.SweepRun;
import org.nvsim.scenario.spec.Metric;

/** A sweep as tables: a row for each run, each estimate, each comparison. */
public final class SweepTables {
    private static final List<Column> ORIGIN =
            List.of(
                    new Column("nvsim_version", Kind.TEXT),
                    new Column("scenario_hash", Kind.TEXT),
                    new Column("seed", Kind.WHOLE),
                    new Column("digest", Kind.TEXT));

    private final SweepResult result;
    private final List<PathColumn> paths;

    private SweepTables(SweepResult result) {
        this.result = result;
        this.paths = PathColumn.of(result.points());
    }

    /** All tables: {@code runs}, {@code points}, and with a baseline {@code comparisons}. */
    public static List<Table> of(SweepResult result) {
        List<Table> all = new ArrayList<>();
        all.add(new SweepTables(result).runs());
        all.addAll(ofStatistics(result));
        return all;
    }

    /** What the runs tell together. */
    static List<Table> ofStatistics(SweepResult result) {
        SweepTables tables = new SweepTables(result);
        return result.spec().baseline().isPresent()
                ? List.of(tables.estimates(), tables.comparisons())
                : List.of(tables.estimates());
    }

    private Table runs() {
        List<Column> columns = places();
        columns.add(new Column("replication", Kind.WHOLE));
        columns.add(new Column("seed", Kind.WHOLE));
        columns.add(new Column("digest", Kind.TEXT));
        for (Metric metric : result.spec().metrics()) {
            columns.add(new Column(metric.column(), Kind.REAL));
        }
        columns.add(new Column("nvsim_version", Kind.TEXT));
        columns.add(new Column("scenario_hash", Kind.TEXT));
        List<List<Object>> rows = new ArrayList<>();
        for (SweepRun run : result.runs()) {
            Cell cell = new Cell(run.plan().point(), run.plan().variantIndex());
            List<Object> row = place(cell);
            row.add((long) run.plan().replication());
            row.add(run.plan().seed());
            row.add(run.digest());
            result.spec().metrics().forEach(metric -> row.add(real(run.figure(metric))));
            row.add(Version.TEXT);
            row.add(result.scenarioHash());
            rows.add(row);
        }
        return new Table("runs", columns, rows);
    }

    private Table estimates() {
        List<Column> columns = places();
        columns.add(new Column("metric", Kind.TEXT));
        columns.add(new Column("unit", Kind.TEXT));
        columns.add(new Column("chance", Kind.TEXT));
        columns.add(new Column("replications", Kind.WHOLE));
        for (String name :
                List.of(
                        "mean",
                        "ci95_half_width",
                        "standard_deviation",
                        "min",
                        "p05",
                        "p50",
                        "p95",
                        "max")) {
            columns.add(new Column(name, Kind.REAL));
        }
        columns.addAll(ORIGIN);
        List<List<Object>> rows = new ArrayList<>();
        for (Cell cell : result.cells().keySet()) {
            for (Metric metric : result.spec().metrics()) {
                List<Object> row = measured(cell, metric);
                Estimate e = result.estimate(cell, metric);
                row.add(result.isOneRun(cell) ? "no" : "yes");
                row.add((long) e.count());
                row.add(real(e.mean()));
                row.add(real(e.halfWidth95()));
                row.add(real(e.standardDeviation()));
                row.add(real(e.least()));
                row.add(real(e.p05()));
                row.add(real(e.p50()));
                row.add(real(e.p95()));
                row.add(real(e.greatest()));
                row.addAll(origin(cell));
                rows.add(row);
            }
        }
        return new Table("points", columns, rows);
    }

    private Table comparisons() {
        List<Column> columns = places();
        columns.add(new Column("metric", Kind.TEXT));
        columns.add(new Column("unit", Kind.TEXT));
        columns.add(new Column("baseline", Kind.TEXT));
        columns.add(new Column("pairs", Kind.WHOLE));
        columns.add(new Column("mean_difference", Kind.REAL));
        columns.add(new Column("ci95_half_width", Kind.REAL));
        columns.add(new Column("p_value", Kind.REAL));
        columns.addAll(ORIGIN);
        List<List<Object>> rows = new ArrayList<>();
        for (Cell cell : result.cells().keySet()) {
            for (Metric metric : result.spec().metrics()) {
                result.comparison(cell, metric).ifPresent(c -> rows.add(compared(cell, metric, c)));
            }
        }
        return new Table("comparisons", columns, rows);
    }

    private List<Object> compared(Cell cell, Metric metric, Comparison comparison) {
        List<Object> row = measured(cell, metric);
        row.add(result.spec().baseline().orElseThrow());
        row.add((long) comparison.difference().count());
        row.add(real(comparison.difference().mean()));
        row.add(real(comparison.difference().halfWidth95()));
        row.add(real(comparison.pValue()));
        row.addAll(origin(cell));
        return row;
    }

    /** The digest is that of all runs of the cell together. */
    private List<Object> origin(Cell cell) {
        Provenance origin = Provenance.of(result, result.cells().get(cell));
        return List.of(
                origin.version(),
                origin.scenarioHash(),
                origin.seed(),
                origin.digest().orElseThrow());
    }

    private List<Object> measured(Cell cell, Metric metric) {
        List<Object> row = place(cell);
        row.add(metric.name());
        row.add(metric.unit());
        return row;
    }

    private List<Column> places() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("point", Kind.WHOLE));
        if (result.spec().baseline().isPresent()) {
            columns.add(new Column("variant", Kind.TEXT));
        }
        paths.forEach(path -> columns.add(path.column()));
        return columns;
    }

    private List<Object> place(Cell cell) {
        Map<String, String> point = result.points().get(cell.point());
        List<Object> row = new ArrayList<>();
        row.add((long) cell.point());
        result.variants().get(cell.variant()).ifPresent(row::add);
        paths.forEach(path -> row.add(path.cell(point)));
        return row;
    }

    private static Double real(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
