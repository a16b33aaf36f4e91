package org.nvsim.run.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.scenario.problem.ScenarioException;

/** A part of the table in docs/validation.md that is soon computed. */
class FairnessTest {
    private static final double FAIR = 0.95;

    @ParameterizedTest
    @CsvSource({
        "star, new-reno, 2",
        "star, cubic, 2",
        "dumbbell, dctcp, 2",
        "leaf-spine, cubic, 4",
        "fat-tree, new-reno, 4"
    })
    void equal_flows_share_equally(String network, String congestion, int flows)
            throws ScenarioException {
        double[] shares = new EqualFlows(network, congestion, flows, "5us", "2s").shares(1);

        assertThat(EqualFlows.jain(shares)).isBetween(FAIR, 1.0);
    }

    /** The effect that noise is there for. */
    @ParameterizedTest
    @CsvSource({"star, new-reno", "star, cubic"})
    void of_two_flows_of_punctual_hosts_one_starves(String network, String congestion)
            throws ScenarioException {
        double[] shares = new EqualFlows(network, congestion, 2, "0us", "2s").shares(1);

        assertThat(EqualFlows.jain(shares)).isLessThan(0.6);
    }
}
