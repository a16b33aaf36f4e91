package org.nvsim.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * How many TCP segments a second a whole scenario simulates: guests, virtual switch, filter, cores,
 * adapter, wire and back, in every variant of {@code throughput-10g}. A program of its own because
 * it counts segments, which the model decides, not calls.
 */
public final class ScenarioThroughput {
    private static final long MS = 1_000_000_000L;
    private static final long WARM_PS = 150 * MS;
    private static final int SLICES = 30;

    private ScenarioThroughput() {}

    /**
     * @param args names of variants to measure; all without any
     */
    public static void main(String[] args) throws ScenarioException {
        for (Scenario variant :
                ScenarioLoader.open("throughput-10g", Overrides.none()).variants()) {
            String name = variant.variant().orElseThrow();
            if (args.length == 0 || List.of(args).contains(name)) {
                // Compiles what is hot.
                Run.of(variant).finish();
                Run.of(variant).finish();
                measure(name, variant);
            }
        }
    }

    private static void measure(String name, Scenario scenario) throws ScenarioException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Run run = Run.of(scenario);
        run.advanceTo(WARM_PS);
        double best = 0;
        long allSegments = 0;
        long allocated = 0;
        long slicePs = (scenario.durationPs() - WARM_PS) / SLICES;
        for (int i = 1; i <= SLICES; i++) {
            long before = segments(run.result());
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            run.advanceTo(WARM_PS + i * slicePs);
            long nanos = System.nanoTime() - start;
            allocated += threads.getCurrentThreadAllocatedBytes() - bytes;
            long segments = segments(run.result()) - before;
            allSegments += segments;
            best = Math.max(best, segments * 1e9 / nanos);
        }
        System.out.printf(
                Locale.ROOT,
                "%-28s %,10.0f segments/s, %.2f B/segment%n",
                name,
                best,
                (double) allocated / allSegments);
    }

    private static long segments(RunResult result) {
        return result.flows().stream().mapToLong(RunResult.FlowResult::deliveredPackets).sum();
    }
}
