package org.nvsim.report.html;

import java.util.List;

/**
 * One figure, estimated at several points from several runs each.
 *
 * @param figure what was measured, with its unit: {@code goodput of backup (Gbit/s)}
 */
public record Estimates(String figure, List<Estimate> points) {
    public Estimates {
        points = List.copyOf(points);
    }

    /**
     * The estimate at one point.
     *
     * @param point its settings in words
     * @param low lower end of the 95 % confidence interval
     * @param high upper end
     * @param runs how many runs it rests on
     */
    public record Estimate(String point, double mean, double low, double high, long runs) {}
}
