package org.nvsim.run.isolation;

import java.util.List;
import org.nvsim.scenario.spec.Scenario;

/**
 * Who reached whom. Pairs are ordered: one machine asks, the other answers; no machine asks itself.
 *
 * @param machines in the order of rows and columns
 * @param reached by asker and asked: whether the asked one heard the request and its answer came
 *     back
 * @param expected likewise: whether policy says so
 */
public record IsolationResult(
        Scenario scenario,
        List<Machine> machines,
        boolean[][] reached,
        boolean[][] expected,
        List<Disagreement> disagreements) {

    public IsolationResult {
        machines = List.copyOf(machines);
        disagreements = List.copyOf(disagreements);
    }

    /** Ordered pairs in all. */
    public long pairs() {
        return (long) machines.size() * Math.max(0, machines.size() - 1);
    }

    /** Pairs of which the one reached the other. */
    public long reachable() {
        long count = 0;
        for (boolean[] row : reached) {
            for (boolean cell : row) {
                count += cell ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether packets and policy say the same of every pair. */
    public boolean agrees() {
        return disagreements.isEmpty();
    }
}
