package org.nvsim.visualizer.viewmodel;

/**
 * A line of a chart over the whole run.
 *
 * @param name as the user reads it
 * @param values one for each slice of the run's time
 */
public record Curve(String name, double[] values) {
    /** The largest value. */
    public double most() {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
