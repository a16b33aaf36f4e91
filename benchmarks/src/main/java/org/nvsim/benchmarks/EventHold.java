package org.nvsim.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.engine.Timer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hold model: the first of N pending events fires and schedules one at a random later time, so
 * that N stay pending. Each node has one timer, so the event set itself holds all N.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventHold {
    /** Bits of the longest time from one event of a node to its next, in picoseconds. */
    private static final int SPAN_BITS = 40;

    @Param({"100", "10000", "1000000"})
    int pending;

    private Simulation simulation;
    private long random = 88172645463325252L;

    @Setup
    public void fill() {
        simulation = new Simulation(1);
        for (int i = 0; i < pending; i++) {
            Node node = simulation.addNode(Integer.toString(i));
            Timer[] timer = new Timer[1];
            timer[0] = node.newTimer(() -> timer[0].armAfter(randomPs()));
            timer[0].armAt(randomPs());
        }
    }

    /** Fires one event. */
    @Benchmark
    public long hold() {
        simulation.runUntil(simulation.nextEventPs());
        return simulation.nowPs();
    }

    /** Marsaglia's xorshift: a few instructions, so that it is the event set that is measured. */
    private long randomPs() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return 1 + (random >>> (Long.SIZE - SPAN_BITS));
    }
}
