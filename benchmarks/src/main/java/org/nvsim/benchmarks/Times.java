package org.nvsim.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What pieces of work took: wall time, processor time of the thread that did it, which other work
 * of the machine disturbs less, and bytes allocated.
 */
final class Times {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Long> wallNanos = new ArrayList<>();
    private final List<Long> cpuNanos = new ArrayList<>();
    private final List<Long> allocatedBytes = new ArrayList<>();

    /** Does the work on this thread and notes what it took. */
    void measure(Runnable work) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.run();
        wallNanos.add(System.nanoTime() - wall);
        cpuNanos.add(THREADS.getCurrentThreadCpuTime() - cpu);
        allocatedBytes.add(THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    int count() {
        return wallNanos.size();
    }

    long wallNanos(int index) {
        return wallNanos.get(index);
    }

    long cpuNanos(int index) {
        return cpuNanos.get(index);
    }

    /** Processor time of all pieces. */
    double cpuSeconds() {
        return cpuNanos.stream().mapToLong(n -> n).sum() / 1e9;
    }

    long medianWallNanos() {
        return median(wallNanos);
    }

    long medianCpuNanos() {
        return median(cpuNanos);
    }

    long allocatedBytes(int index) {
        return allocatedBytes.get(index);
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
