package org.nvsim.run.sweep;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What replications tell about a figure. Values that are not defined (of no replication, the width
 * of an interval from one) are not numbers.
 *
 * @param count replications that have the figure
 * @param standardDeviation of the replications, with n - 1 in the denominator
 * @param halfWidth95 of the mean's 95 % confidence interval, by Student's t distribution
 * @param p05 as {@code p50} and {@code p95} a quantile of the replications, interpolated between
 *     neighbours (type 7 of Hyndman and Fan, 1996: what R and NumPy do)
 */
public record Estimate(
        int count,
        double mean,
        double standardDeviation,
        double halfWidth95,
        double least,
        double p05,
        double p50,
        double p95,
        double greatest) {
    private static final double UPPER = 0.975; // 95 % lie between this and its mirror image

    /** From the figures of independent replications; those that are not numbers do not count. */
    public static Estimate of(double... figures) {
        double[] values = Arrays.stream(figures).filter(v -> !Double.isNaN(v)).toArray();
        int n = values.length;
        if (n == 0) {
            double none = Double.NaN;
            return new Estimate(0, none, none, none, none, none, none, none, none);
        }
        double deviation = n == 1 ? Double.NaN : StrictMath.sqrt(StatUtils.variance(values));
        return new Estimate(
                n,
                StatUtils.mean(values),
                deviation,
                n == 1 ? Double.NaN : quantileOfT(n - 1) * deviation / StrictMath.sqrt(n),
                StatUtils.min(values),
                quantile(values, 5),
                quantile(values, 50),
                quantile(values, 95),
                StatUtils.max(values));
    }

    /** Whether the interval is at most so wide, half of it, as a fraction of the mean. */
    public boolean isWithin(double relative) {
        return halfWidth95 <= relative * Math.abs(mean); // false for what is not a number
    }

    private static double quantileOfT(int degrees) {
        return new TDistribution(null, degrees).inverseCumulativeProbability(UPPER);
    }

    private static double quantile(double[] values, double percent) {
        return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, percent);
    }
}
