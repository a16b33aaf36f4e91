package org.nvsim.run.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import org.nvsim.run.Run;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * A stretch of a run and what it took: hops, instructions (if the loader of this class counts
 * them), bytes allocated. A hop is one frame put on one link. Speaks in types of the JDK, because
 * whoever calls it may know this class from another loader.
 */
public final class Stretch implements Callable<long[]> {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long PS_PER_MICROSECOND = 1_000_000;

    private final String scenario;
    private final String mechanism;
    private final long fromPs;
    private final long untilPs;

    public Stretch(String scenario, String mechanism, int fromMicros, int untilMicros) {
        this.scenario = scenario;
        this.mechanism = mechanism;
        this.fromPs = fromMicros * PS_PER_MICROSECOND;
        this.untilPs = untilMicros * PS_PER_MICROSECOND;
    }

    @Override
    public long[] call() throws ScenarioException {
        Overrides settings = Overrides.of(List.of("virtualization.mechanism=" + mechanism));
        Run run = Run.of(ScenarioLoader.load(scenario, settings));
        run.advanceTo(fromPs);
        long hops = run.result().packetHops();
        long instructions = Executed.instructions;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        run.advanceTo(untilPs);
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        instructions = Executed.instructions - instructions;
        hops = run.result().packetHops() - hops;
        return new long[] {hops, instructions, bytes};
    }
}
