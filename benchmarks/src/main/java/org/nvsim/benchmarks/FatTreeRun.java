package org.nvsim.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.nvsim.observe.Observer;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * How many hops a second a shipped fat-tree makes once it runs steadily, and what a hop allocates.
 * A hop is one frame put on one link. Building the network and the first third of the run, in which
 * the virtual machine compiles and buffers fill, do not count; the rest is measured slice by slice.
 */
public final class FatTreeRun {
    private static final int SLICES = 31;

    private FatTreeRun() {}

    /**
     * @param args k of the fat-tree (4, 8 or 16), mechanism ({@code nvgre} without), and {@code
     *     watched} to have an observer that does nothing
     */
    public static void main(String[] args) throws ScenarioException {
        String mechanism = args.length > 1 ? args[1] : "nvgre";
        boolean watched = args.length > 2 && args[2].equals("watched");
        Scenario scenario = FatTree.whole(Integer.parseInt(args[0]), mechanism);
        Observer deaf = (timePs, place, port, action, frame, reason, decision) -> {};
        Run run = watched ? Run.of(scenario, deaf) : Run.of(scenario);
        run.advanceTo(scenario.durationPs() / 3);
        Times times = new Times();
        long[] hops = new long[SLICES];
        for (int i = 0; i < SLICES; i++) {
            long before = run.result().packetHops();
            long slicePs = (scenario.durationPs() - run.nowPs()) / (SLICES - i);
            long untilPs = run.nowPs() + slicePs;
            times.measure(() -> run.advanceTo(untilPs));
            hops[i] = run.result().packetHops() - before;
        }
        String what = args[0] + " " + mechanism + (watched ? " watched" : "");
        print(what, hops, times);
    }

    private static void print(String what, long[] hops, Times times) {
        List<Double> byWall = new ArrayList<>();
        List<Double> byProcessor = new ArrayList<>();
        double allocatedBytes = 0;
        double allHops = 0;
        for (int i = 0; i < SLICES; i++) {
            byWall.add(hops[i] * 1e3 / times.wallNanos(i));
            byProcessor.add(hops[i] * 1e3 / times.cpuNanos(i));
            allocatedBytes += times.allocatedBytes(i);
            allHops += hops[i];
        }
        System.out.printf(
                Locale.ROOT,
                "fat-tree-k%s: million hops a second, by wall time %s, by processor time %s; "
                        + "%.4f B allocated a hop; %d slices, %.1f million hops%n",
                what,
                spread(byWall),
                spread(byProcessor),
                allocatedBytes / allHops,
                SLICES,
                allHops / 1e6);
    }

    private static String spread(List<Double> values) {
        Collections.sort(values);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                values.get(values.size() / 2),
                values.get(0),
                values.get(values.size() - 1));
    }
}
