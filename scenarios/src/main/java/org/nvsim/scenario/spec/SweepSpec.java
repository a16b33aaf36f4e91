package org.nvsim.scenario.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Many runs of one file: points, each with replications.
 *
 * @param grid values by path; every combination is a point, the last path changes fastest
 * @param list points by hand, each combined with every point of the grid
 * @param replications runs of each point, at least 1
 * @param warmUpPs what happens earlier is not measured
 * @param untilPrecision when to add replications
 * @param baseline the variant that all others are compared with; with none there are no variants
 */
public record SweepSpec(
        List<Axis> grid,
        List<Map<String, String>> list,
        int replications,
        long warmUpPs,
        List<Metric> metrics,
        Optional<Precision> untilPrecision,
        Optional<String> baseline) {

    /** A path of the file, and its values as YAML on one line. */
    public record Axis(String path, List<String> values) {
        public Axis {
            Objects.requireNonNull(path, "path");
            values = List.copyOf(values);
        }
    }

    /**
     * Replications are added until the 95 % confidence interval is narrow enough.
     *
     * @param relative half the interval's width as a fraction of the mean
     * @param atMost replications in any case
     */
    public record Precision(Metric metric, double relative, int atMost) {}

    public SweepSpec {
        grid = List.copyOf(grid);
        list = List.copyOf(list);
        metrics = List.copyOf(metrics);
        Objects.requireNonNull(untilPrecision, "untilPrecision");
        Objects.requireNonNull(baseline, "baseline");
    }

    /** All points in order: what stands at which paths, as YAML on one line. */
    public List<Map<String, String>> points() {
        List<Map<String, String>> points = list.isEmpty() ? List.of(Map.of()) : list;
        for (Axis axis : grid) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> point : points) {
                for (String value : axis.values()) {
                    Map<String, String> more = new LinkedHashMap<>(point);
                    more.put(axis.path(), value);
                    longer.add(Collections.unmodifiableMap(more));
                }
            }
            points = longer;
        }
        return points;
    }
}
