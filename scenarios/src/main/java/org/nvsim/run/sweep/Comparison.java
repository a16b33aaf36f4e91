package org.nvsim.run.sweep;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How a variant's figure differs from the baseline's, by pairs of replications that had the same
 * random numbers.
 *
 * @param difference of the variant from the baseline
 * @param pValue of the paired t test, two-sided: how probable so large a difference would be if
 *     there were none. If all pairs differ by the same amount it is 0, or 1 if that amount is 0
 */
public record Comparison(Estimate difference, double pValue) {

    /** Compares figures pair by pair; pairs of which one is not a number do not count. */
    public static Comparison of(double[] variant, double[] baseline) {
        int pairs = Math.min(variant.length, baseline.length);
        Estimate difference =
                Estimate.of(
                        IntStream.range(0, pairs)
                                .mapToDouble(i -> variant[i] - baseline[i])
                                .toArray());
        return new Comparison(difference, pValue(difference));
    }

    private static double pValue(Estimate difference) {
        if (difference.count() < 2) {
            return Double.NaN;
        }
        if (difference.standardDeviation() == 0) {
            return difference.mean() == 0 ? 1 : 0;
        }
        double error = difference.standardDeviation() / StrictMath.sqrt(difference.count());
        double t = Math.abs(difference.mean()) / error;
        return 2 * new TDistribution(null, difference.count() - 1).cumulativeProbability(-t);
    }
}
