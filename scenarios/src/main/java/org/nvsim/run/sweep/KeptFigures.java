package org.nvsim.run.sweep;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.nvsim.scenario.spec.Metric;
import org.nvsim.scenario.spec.SweepSpec;

/**
 * What a sweep keeps of a run in memory: the figures its tables show and no others, of which a run
 * has a dozen for every flow. The names stand once for all runs, so a figure takes 8 bytes.
 */
public final class KeptFigures {
    private final String[] names; // sorted; not to be changed
    private final double[] values; // not a number where the run has none

    private KeptFigures(String[] names, double[] values) {
        this.names = names;
        this.values = values;
    }

    /** The names of what a sweep measures, to be given to {@link #of} for each of its runs. */
    static String[] names(SweepSpec spec) {
        Stream<Metric> precise = spec.untilPrecision().map(p -> p.metric()).stream();
        return Stream.concat(spec.metrics().stream(), precise)
                .map(Metric::name)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /** The named ones of all figures of a run. */
    static KeptFigures of(String[] names, Map<String, Double> all) {
        double[] values = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = all.getOrDefault(names[i], Double.NaN);
        }
        return new KeptFigures(names, values);
    }

    /** The figure of this name; not a number if the run has none or it is not kept. */
    double get(String name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? Double.NaN : values[at];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptFigures that
                && Arrays.equals(names, that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(names) + " " + Arrays.toString(values);
    }
}
