package org.nvsim.run.sweep;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.SweepSpec;

/**
 * What a sweep showed.
 *
 * @param scenarioHash of the file's texts
 * @param seed of the file, and of the first replications
 * @param points what stands at which paths of the file, by the number of the point
 * @param variants in file order; a single empty one if the sweep compares none
 * @param cells by point, then variant: runs by replication
 * @param failures by point, variant and replication
 * @param complete false if it was interrupted
 */
public record SweepResult(
        String scenario,
        String title,
        String scenarioHash,
        long seed,
        SweepSpec spec,
        List<Map<String, String>> points,
        List<Optional<String>> variants,
        Map<Cell, List<SweepRun>> cells,
        List<SweepFailure> failures,
        boolean complete) {

    /** A variant at a point, by their numbers. */
    public record Cell(int point, int variant) {}

    public SweepResult {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(spec, "spec");
        points = List.copyOf(points);
        variants = List.copyOf(variants);
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        failures = List.copyOf(failures);
    }

    /** All runs in order. */
    public List<SweepRun> runs() {
        return cells.values().stream().flatMap(List::stream).toList();
    }

    /** What the replications of a cell tell about a metric. */
    public Estimate estimate(Cell cell, Metric metric) {
        return Estimate.of(figures(cell, metric, replications(cell)));
    }

    /** A variant against the baseline; empty for the baseline itself, or if there is none. */
    public Optional<Comparison> comparison(Cell cell, Metric metric) {
        Cell baseline = new Cell(cell.point(), variants.indexOf(spec.baseline()));
        if (spec.baseline().isEmpty() || cell.equals(baseline)) {
            return Optional.empty();
        }
        int pairs = Math.max(replications(cell), replications(baseline));
        return Optional.of(
                Comparison.of(figures(cell, metric, pairs), figures(baseline, metric, pairs)));
    }

    /**
     * Whether chance had no say in a cell: with any seed it would show the same, so it has one run
     * and no uncertainty.
     */
    public boolean isOneRun(Cell cell) {
        return cells.getOrDefault(cell, List.of()).stream().anyMatch(run -> !run.drawn());
    }

    /** The number of the last replication. */
    private int replications(Cell cell) {
        List<SweepRun> runs = cells.getOrDefault(cell, List.of());
        return runs.isEmpty() ? 0 : runs.get(runs.size() - 1).plan().replication();
    }

    /**
     * Figures by replication; not a number where one has none. Without chance the only run stands
     * for all of them.
     */
    private double[] figures(Cell cell, Metric metric, int count) {
        List<SweepRun> runs = cells.getOrDefault(cell, List.of());
        double[] figures = new double[count];
        if (isOneRun(cell)) {
            Arrays.fill(figures, runs.get(0).figure(metric));
            return figures;
        }
        Arrays.fill(figures, Double.NaN);
        runs.forEach(run -> figures[run.plan().replication() - 1] = run.figure(metric));
        return figures;
    }
}
