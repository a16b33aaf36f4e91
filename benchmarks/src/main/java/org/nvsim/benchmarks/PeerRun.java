package org.nvsim.benchmarks;

import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * Runs the finite workload of a fat-tree again and again in one process, and prints what was
 * delivered and the median time of a run, in the words of the peers' programs. The network is built
 * anew for each run; the time is that of the run alone, and the first runs, in which the virtual
 * machine compiles, do not count.
 */
public final class PeerRun {
    private static final int LEAST_RUNS = 3;

    private PeerRun() {}

    /**
     * @param args k of the fat-tree, mechanism, seconds of processor time to run before measuring,
     *     and to measure
     */
    public static void main(String[] args) throws ScenarioException {
        Scenario scenario = FatTree.finite(Integer.parseInt(args[0]), args[1]);
        Paths paths = new Paths(scenario.traffic().size());
        Run watched = Run.of(scenario, paths);
        RunResult account = watched.finish();
        print(account, paths.hops());
        Times warm = times(scenario, account, Double.parseDouble(args[2]));
        System.out.println("first-wall-nanos " + warm.wallNanos(0));
        Times measured = times(scenario, account, Double.parseDouble(args[3]));
        System.out.println("runs " + measured.count());
        System.out.println("wall-nanos " + measured.medianWallNanos());
        System.out.println("cpu-nanos " + measured.medianCpuNanos());
    }

    private static void print(RunResult account, long hops) {
        RunResult.Frames frames = account.frames();
        long sent = 0;
        long delivered = 0;
        for (RunResult.FlowResult flow : account.flows()) {
            sent += flow.sentPackets();
            delivered += flow.deliveredPackets();
        }
        System.out.println("sent " + sent);
        System.out.println("delivered " + delivered);
        System.out.println("dropped " + frames.dropped().values().stream().mapToLong(n -> n).sum());
        System.out.println("hops " + hops);
        for (int i = 0; i < account.flows().size(); i++) {
            System.out.println("flow " + (i + 1) + " " + account.flows().get(i).deliveredPackets());
        }
        System.out.println("events " + account.events());
    }

    /** Times of so many runs, each checked to be the run that was accounted for. */
    private static Times times(Scenario scenario, RunResult account, double seconds)
            throws ScenarioException {
        Times times = new Times();
        while (times.count() < LEAST_RUNS || times.cpuSeconds() < seconds) {
            Run run = Run.of(scenario);
            System.gc();
            times.measure(() -> run.advanceTo(scenario.durationPs()));
            if (!run.result().digest().equals(account.digest())) {
                throw new IllegalStateException("not the run whose packets were counted");
            }
        }
        return times;
    }
}
