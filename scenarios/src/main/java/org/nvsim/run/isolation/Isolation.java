package org.nvsim.run.isolation;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** Measures who reaches whom in a scenario, at its beginning. */
public final class Isolation {
    /** Disagreements that are looked into; more than these teach nothing new. */
    private static final int EXPLAINED = 20;

    private final Scenario scenario;
    private final List<Machine> machines;
    private final Probing probing;

    private Isolation(Scenario scenario, Probing probing) {
        this.scenario = scenario;
        this.machines = probing.machines();
        this.probing = probing;
    }

    /**
     * Prepares the measurement.
     *
     * @throws ScenarioException if the scenario asks for what cannot be had
     */
    public static Isolation of(Scenario scenario) throws ScenarioException {
        return new Isolation(scenario, Probing.of(scenario, (from, to) -> true, null));
    }

    /** The run that measures: to be brought to its end before the result is asked for. */
    public Run run() {
        return probing.run();
    }

    /**
     * What was found. Losses that policy does not explain are looked into in another run, of those
     * packets alone.
     *
     * @throws ScenarioException never in fact: the scenario has been built before
     */
    public IsolationResult result() throws ScenarioException {
        int n = machines.size();
        Policy policy = new Policy(probing.run());
        boolean[][] reached = new boolean[n][n];
        boolean[][] expected = new boolean[n][n];
        List<int[]> odd = new ArrayList<>();
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                if (from != to) {
                    reached[from][to] = probing.evidence().reached(from, to);
                    expected[from][to] = policy.allows(machines.get(from), machines.get(to));
                    if (reached[from][to] != expected[from][to]) {
                        odd.add(new int[] {from, to});
                    }
                }
            }
        }
        return new IsolationResult(scenario, machines, reached, expected, explain(odd, reached));
    }

    private List<Disagreement> explain(List<int[]> odd, boolean[][] reached)
            throws ScenarioException {
        LossFinder losses = new LossFinder();
        List<int[]> first = odd.subList(0, Math.min(EXPLAINED, odd.size()));
        if (!first.isEmpty()) {
            Probing.of(scenario, (a, b) -> contains(first, a, b), losses).run().finish();
        }
        List<Disagreement> disagreements = new ArrayList<>();
        for (int[] pair : odd) {
            disagreements.add(
                    new Disagreement(
                            machines.get(pair[0]).name(),
                            machines.get(pair[1]).name(),
                            reached[pair[0]][pair[1]],
                            losses.why(pair[0], pair[1])));
        }
        return disagreements;
    }

    private static boolean contains(List<int[]> pairs, int from, int to) {
        for (int[] pair : pairs) {
            if (pair[0] == from && pair[1] == to) {
                return true;
            }
        }
        return false;
    }
}
