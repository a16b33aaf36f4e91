package org.nvsim.run.sweep;

import java.util.Objects;
import org.nvsim.scenario.spec.Metric;

/**
 * A run of a sweep that reached its end.
 *
 * @param key where the store has it
 * @param digest of the run
 * @param timingNoisePs that was in force in it, in picoseconds; 0 if machines were punctual
 * @param drawn whether chance had a say: if not, it is the same for every seed
 * @param figures of what the sweep measures
 */
public record SweepRun(
        PlannedRun plan,
        String key,
        String digest,
        long timingNoisePs,
        boolean drawn,
        KeptFigures figures) {
    public SweepRun {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(figures, "figures");
    }

    /** The figure of a metric; not a number if the run has none. */
    public double figure(Metric metric) {
        double figure = figures.get(metric.name());
        boolean none = Double.isNaN(figure) && metric.name().startsWith(Metric.DROPS);
        return none ? 0 : figure;
    }
}
