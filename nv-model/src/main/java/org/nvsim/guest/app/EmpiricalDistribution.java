package org.nvsim.guest.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.limits.Limits;

/**
 * Values distributed as a measured cumulative distribution says, linear between its points: how
 * published traces of data centres describe sizes of their flows and gaps between their packets.
 */
public final class EmpiricalDistribution {
    /** What the values of a distribution are. */
    public enum Kind {
        /** Bytes, at least 1. */
        SIZES("sizes", "a size in bytes", Limits.DATA.min(), Limits.DATA.max()),

        /** Gaps of any unit, which may be nothing. */
        GAPS("gaps", "a gap", 0, 1L << 53); // whole numbers up to it are exact in a double

        private final String many;
        private final String one;
        private final double least;
        private final double most;

        Kind(String many, String one, double least, double most) {
            this.many = many;
            this.one = one;
            this.least = least;
            this.most = most;
        }
    }

    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");

    /** A larger share of gaps that are nothing is no rate any more but one burst. */
    private static final double MOST_NOTHING = 0.9999;

    private final double[] values;
    private final double[] share;

    private EmpiricalDistribution(double[] values, double[] share) {
        this.values = values;
        this.share = share;
    }

    /**
     * Reads lines of a value and the share (0 to 1) of values up to it, both ascending, the last
     * share 1. A first point of 0 with the share 0 says where the first line begins, also where no
     * value can be 0: many published files have it. Empty lines and lines that begin with {@code #}
     * are skipped.
     *
     * @throws IllegalArgumentException if a line is something else, or all values are nothing; the
     *     message names the line
     */
    public static EmpiricalDistribution parse(Kind kind, List<String> lines) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                points.add(point(kind, line, i + 1, points));
            }
        }
        if (points.isEmpty() || points.get(points.size() - 1)[1] != 1) {
            throw new IllegalArgumentException("the last share of " + kind.many + " must be 1");
        }
        EmpiricalDistribution made =
                new EmpiricalDistribution(
                        points.stream().mapToDouble(p -> p[0]).toArray(),
                        points.stream().mapToDouble(p -> p[1]).toArray());
        if (!(made.mean() > 0)) {
            throw new IllegalArgumentException("all " + kind.many + " are 0");
        }
        if (made.shareOfNothing() > MOST_NOTHING) {
            throw new IllegalArgumentException(
                    "more than "
                            + (int) (MOST_NOTHING * 10_000)
                            + " of 10 000 "
                            + kind.many
                            + " are 0: that many packets would leave at one moment");
        }
        return made;
    }

    private double shareOfNothing() {
        int last = -1;
        while (last + 1 < values.length && values[last + 1] == 0) {
            last++;
        }
        return last < 0 ? 0 : share[last];
    }

    private static double[] point(Kind kind, String line, int number, List<double[]> before) {
        String[] words = line.split("\\s+");
        if (words.length != 2 || !isNumber(words[0]) || !isNumber(words[1])) {
            throw new IllegalArgumentException(
                    "line " + number + ": '" + line + "' is not " + kind.one + " and a share");
        }
        double[] point = {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
        double[] last = before.isEmpty() ? new double[] {0, 0} : before.get(before.size() - 1);
        double least = before.isEmpty() && point[1] == 0 ? 0 : kind.least;
        boolean grows = point[0] >= Math.max(least, last[0]) && point[1] >= last[1];
        if (!grows || point[1] > 1) {
            throw new IllegalArgumentException(
                    "line "
                            + number
                            + ": "
                            + kind.many
                            + " and shares must not fall, nor shares exceed 1");
        }
        if (point[0] > kind.most) {
            throw new IllegalArgumentException(
                    "line " + number + ": " + kind.one + " is at most " + (long) kind.most);
        }
        return point;
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** A value of the distribution. */
    public double draw(RandomStream random) {
        double u = random.nextDouble();
        int i = 0;
        while (share[i] < u) {
            i++;
        }
        if (i == 0) {
            return values[0];
        }
        double part = (u - share[i - 1]) / (share[i] - share[i - 1]);
        return values[i - 1] + part * (values[i] - values[i - 1]);
    }

    /** The mean of all values. */
    public double mean() {
        double sum = values[0] * share[0];
        for (int i = 1; i < values.length; i++) {
            sum += (values[i] + values[i - 1]) / 2 * (share[i] - share[i - 1]);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmpiricalDistribution that
                && Arrays.equals(values, that.values)
                && Arrays.equals(share, that.share);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(share);
    }
}
