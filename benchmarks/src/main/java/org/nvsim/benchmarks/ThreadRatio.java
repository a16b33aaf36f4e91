package org.nvsim.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.nvsim.run.Run;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * How much sooner a scenario is done on several threads than on one. Two runs of it, one of each
 * kind, advance in turns by the same slices of simulated time, so that both meet the same moods of
 * the machine. The first third, in which the virtual machine compiles, does not count.
 */
public final class ThreadRatio {
    private static final int SLICES = 31;

    private ThreadRatio() {}

    /**
     * @param args name of a scenario, threads, and settings of the scenario as {@code path=value}
     */
    public static void main(String[] args) throws ScenarioException {
        String name = args[0];
        int threads = Integer.parseInt(args[1]);
        Overrides settings = Overrides.of(Arrays.asList(args).subList(2, args.length));
        Scenario scenario = ScenarioLoader.load(name, settings);
        Run one = Run.of(scenario);
        Run several = Run.of(scenario, null, threads);
        several.whyFewerThreads().ifPresent(why -> System.out.println("not all: " + why));
        Times ofOne = new Times();
        Times ofSeveral = new Times();
        long fromPs = scenario.durationPs() / 3;
        for (int i = 1; i <= SLICES; i++) {
            advance(one, several, fromPs / SLICES * i);
        }
        for (int i = 1; i <= SLICES; i++) {
            long untilPs = fromPs + (scenario.durationPs() - fromPs) / SLICES * i;
            if (i % 2 == 0) {
                ofOne.measure(() -> one.advanceTo(untilPs));
                ofSeveral.measure(() -> several.advanceTo(untilPs));
            } else {
                ofSeveral.measure(() -> several.advanceTo(untilPs));
                ofOne.measure(() -> one.advanceTo(untilPs));
            }
        }
        if (!one.result().digest().equals(several.result().digest())) {
            throw new IllegalStateException("the runs differ");
        }
        print(name, several.threads(), ofOne, ofSeveral);
    }

    private static void advance(Run one, Run several, long untilPs) {
        one.advanceTo(untilPs);
        several.advanceTo(untilPs);
    }

    private static void print(String name, int threads, Times ofOne, Times ofSeveral) {
        double[] ratios = new double[SLICES];
        double one = 0;
        double several = 0;
        for (int i = 0; i < SLICES; i++) {
            ratios[i] = (double) ofOne.wallNanos(i) / ofSeveral.wallNanos(i);
            one += ofOne.wallNanos(i) / 1e9;
            several += ofSeveral.wallNanos(i) / 1e9;
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: %d threads are %.2f times as fast as 1, median of %d slices (quarters at %.2f"
                        + " and %.2f, %.2f to %.2f); %.2f s against %.2f s in all%n",
                name,
                threads,
                ratios[SLICES / 2],
                SLICES,
                ratios[SLICES / 4],
                ratios[SLICES - 1 - SLICES / 4],
                ratios[0],
                ratios[SLICES - 1],
                several,
                one);
    }
}
