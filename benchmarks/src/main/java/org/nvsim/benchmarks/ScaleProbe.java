package org.nvsim.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Arrays;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * One size of {@code data-center} in a JVM of its own, for {@link Scale}: sets it up, runs it
 * unless told not to, and prints figures as {@code name value} lines.
 */
final class ScaleProbe {
    private ScaleProbe() {}

    /**
     * @param args the numbers of a {@link ScaleSize}, then {@code run} or {@code build}
     */
    public static void main(String[] args) throws ScenarioException {
        ScaleSize size = ScaleSize.parse(Arrays.copyOf(args, args.length - 1));
        Run run = Run.of(ScenarioLoader.open("data-center", size.overrides()).scenario());
        print("setUpSeconds", secondsSinceStart());
        print("setUpCpuSeconds", cpuSeconds());
        print("setUpBytes", liveBytes());
        if (args[args.length - 1].equals("run")) {
            run(run);
        }
        java.lang.ref.Reference.reachabilityFence(run);
    }

    private static void run(Run run) {
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        run.advanceTo(run.scenario().durationPs());
        print("runSeconds", (System.nanoTime() - start) / 1e9);
        print("runCpuSeconds", cpuSeconds() - cpu);
        start = System.nanoTime();
        RunResult result = run.result();
        print("resultSeconds", (System.nanoTime() - start) / 1e9);
        print("hops", result.packetHops());
        print("events", result.events());
        System.out.println("digest " + result.digest());
        print("peakBytes", peakBytes());
        print("ranBytes", liveBytes());
        if (!result.passed()) {
            throw new IllegalStateException("expectations failed: " + result.expectations());
        }
    }

    private static void print(String name, double value) {
        System.out.println(name + " " + value);
    }

    private static double secondsSinceStart() {
        long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        return (System.currentTimeMillis() - startMillis) / 1e3;
    }

    private static double cpuSeconds() {
        OperatingSystemMXBean os =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return os.getProcessCpuTime() / 1e9;
    }

    /** What is reachable on the heap. */
    private static long liveBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc(); // once more, for what the one before has only made unreachable
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Most of the heap that was ever in use, garbage included: an upper bound of what it needs. */
    private static long peakBytes() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == java.lang.management.MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        return bytes;
    }
}
