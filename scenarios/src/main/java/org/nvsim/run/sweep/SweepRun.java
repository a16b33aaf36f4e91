package org.nvsim.run.sweep;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nvsim.scenario.spec.Metric;

/**
 * A run of a sweep that reached its end.
 *
 * @param key where the store has it
 * @param digest of the run
 * @param timingNoisePs that was in force in it, in picoseconds; 0 if machines were punctual
 * @param drawn whether chance had a say: if not, it is the same for every seed
 * @param figures by the metric's name; what could not be measured is absent
 */
public record SweepRun(
        PlannedRun plan,
        String key,
        String digest,
        long timingNoisePs,
        boolean drawn,
        SortedMap<String, Double> figures) {
    public SweepRun {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(digest, "digest");
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** The figure of a metric; not a number if the run has none. */
    public double figure(Metric metric) {
        double absent = metric.name().startsWith(Metric.DROPS) ? 0 : Double.NaN;
        return figures.getOrDefault(metric.name(), absent);
    }
}
