package org.nvsim.scenario.spec;

import java.util.List;
import org.nvsim.scenario.problem.SourceMark;

/** What a run must show to pass. */
public sealed interface Expectation {
    SourceMark mark();

    /** As written, on one line: how results name the expectation. */
    String text();

    /** Only what happened at or after this time counts; 0 for the whole run. */
    default long fromPs() {
        return 0;
    }

    /** Only what happened before this time counts; the largest long for the whole run. */
    default long untilPs() {
        return Long.MAX_VALUE;
    }

    /**
     * A figure of a flow, or of all flows of a matrix together, lies in a range.
     *
     * @param flow the flow's name, or that of the matrix
     * @param matrix whether it is that of a matrix
     * @param fromPs only what happened at or after this time counts
     * @param untilPs only what happened before this time counts
     */
    record FlowFigure(
            SourceMark mark,
            String text,
            String flow,
            boolean matrix,
            FlowMetric figure,
            Range range,
            long fromPs,
            long untilPs)
            implements Expectation {
        /** Whether the flow of this name counts: those of the matrix load are load-1, load-2, …. */
        public boolean counts(String name) {
            return matrix
                    ? name.startsWith(flow + "-")
                            && name.substring(flow.length() + 1).chars().allMatch(c -> isDigit(c))
                    : name.equals(flow);
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }
    }

    /**
     * So many frames were dropped for a reason.
     *
     * @param reason a drop reason's word, {@code any}, or {@link #MALFORMED}
     * @param fromPs only drops at or after this time count
     * @param untilPs only drops before this time count
     */
    record Drops(
            SourceMark mark, String text, String reason, Range range, long fromPs, long untilPs)
            implements Expectation {
        /** The word for every reason about broken bytes together. */
        public static final String MALFORMED = "malformed";
    }

    /** So many provider addresses were used. */
    record ProviderAddresses(SourceMark mark, String text, Range range) implements Expectation {}

    /**
     * A figure of those that sweeps measure lies in a range.
     *
     * @param min least good value, in the metric's unit
     * @param max greatest good value, in the metric's unit
     */
    record Measured(
            SourceMark mark,
            String text,
            Metric metric,
            double min,
            double max,
            long fromPs,
            long untilPs)
            implements Expectation {}

    /** No frame of one tenant ever reached a VM of another; {@code tenants} holds at least two. */
    record Isolated(SourceMark mark, String text, List<String> tenants) implements Expectation {
        public Isolated {
            tenants = List.copyOf(tenants);
        }
    }

    /**
     * Both ends included; packets, addresses, bits per second for goodput, picoseconds for times.
     */
    record Range(long min, long max) {
        public boolean contains(long actual) {
            return actual >= min && actual <= max;
        }
    }
}
