package org.nvsim.scenario.spec;

import java.util.List;
import org.nvsim.scenario.problem.SourceMark;

/** What a run must show to pass. */
public sealed interface Expectation {
    SourceMark mark();

    /** As written, on one line: how results name the expectation. */
    String text();

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
     * @param reason a drop reason's word, or {@code any}
     * @param fromPs only drops at or after this time count
     * @param untilPs only drops before this time count
     */
    record Drops(
            SourceMark mark, String text, String reason, Range range, long fromPs, long untilPs)
            implements Expectation {}

    /** So many provider addresses were used. */
    record ProviderAddresses(SourceMark mark, String text, Range range) implements Expectation {}

    /** All flows together delivered so many bits per second, over the whole run. */
    record TotalGoodput(SourceMark mark, String text, Range range) implements Expectation {}

    /** The busiest core of all hosts worked this share of the run, in whole percent. */
    record BusiestCore(SourceMark mark, String text, Range range) implements Expectation {}

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
