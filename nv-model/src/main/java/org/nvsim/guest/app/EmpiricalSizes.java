package org.nvsim.guest.app;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.engine.random.RandomStream;

/**
 * Sizes distributed as a measured cumulative distribution says, linear between its points: how
 * published traces of data centres describe their flows.
 */
public final class EmpiricalSizes {
    private final double[] bytes;
    private final double[] share;

    private EmpiricalSizes(double[] bytes, double[] share) {
        this.bytes = bytes;
        this.share = share;
    }

    /**
     * Reads lines of a size in bytes and the share (0 to 1) of sizes up to it, both ascending, the
     * last share 1. Empty lines and lines that begin with {@code #} are skipped.
     *
     * @throws IllegalArgumentException if a line is something else; the message names it
     */
    public static EmpiricalSizes parse(List<String> lines) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                points.add(point(line, i + 1, points));
            }
        }
        if (points.isEmpty() || points.get(points.size() - 1)[1] != 1) {
            throw new IllegalArgumentException("the last share of sizes must be 1");
        }
        return new EmpiricalSizes(
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray());
    }

    private static double[] point(String line, int number, List<double[]> before) {
        String[] words = line.split("\\s+");
        double[] point = new double[2];
        try {
            if (words.length != 2) {
                throw new NumberFormatException();
            }
            point[0] = Double.parseDouble(words[0]);
            point[1] = Double.parseDouble(words[1]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "line " + number + ": '" + line + "' is not a size in bytes and a share", e);
        }
        double[] last = before.isEmpty() ? new double[] {0, 0} : before.get(before.size() - 1);
        if (!(point[0] >= Math.max(1, last[0]) && point[1] >= last[1] && point[1] <= 1)) {
            throw new IllegalArgumentException(
                    "line " + number + ": sizes and shares must not fall, nor shares exceed 1");
        }
        return point;
    }

    /** A size in bytes, at least 1. */
    public long draw(RandomStream random) {
        double u = random.nextDouble();
        int i = 0;
        while (share[i] < u) {
            i++;
        }
        if (i == 0) {
            return (long) bytes[0];
        }
        double part = (u - share[i - 1]) / (share[i] - share[i - 1]);
        return Math.max(1, (long) (bytes[i - 1] + part * (bytes[i] - bytes[i - 1])));
    }

    /** The mean size in bytes. */
    public double meanBytes() {
        double sum = bytes[0] * share[0];
        for (int i = 1; i < bytes.length; i++) {
            sum += (bytes[i] + bytes[i - 1]) / 2 * (share[i] - share[i - 1]);
        }
        return sum;
    }
}
