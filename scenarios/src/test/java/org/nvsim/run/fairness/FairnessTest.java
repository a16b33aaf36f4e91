package org.nvsim.run.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
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
        "leaf-spine, new-reno, 8",
        "fat-tree, cubic, 4"
    })
    void equal_flows_share_equally(String network, String congestion, int flows)
            throws ScenarioException {
        double[] shares = new EqualFlows(network, congestion, flows, "5us", "2s").shares(1);

        assertThat(EqualFlows.jain(shares)).isBetween(FAIR, 1.0);
    }

    /** Two equal flows that meet at links of one rate, one of them a little later. */
    @Test
    void a_second_flow_over_a_dumbbell_gets_as_much_as_the_first() throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: 5s
                network:
                  dumbbell: { left: 2, right: 1 }
                  defaults: { rate: 1Gbps, delay: 25us }
                tenants: { generate: { tenants: 1, vms: 3 } }
                traffic:
                  - tcp: { name: a, from: t1-vm1, to: t1-vm3, stack: modern }
                  - tcp: { name: b, from: t1-vm2, to: t1-vm3, stack: modern, start: 200ms }
                """;
        double[] shares =
                Run.of(ScenarioLoader.parse("two", text, Overrides.none()).scenario())
                        .finish()
                        .flows()
                        .stream()
                        .mapToDouble(RunResult.FlowResult::goodputBitsPerSecond)
                        .toArray();

        assertThat(EqualFlows.jain(shares)).isBetween(FAIR, 1.0);
    }

    /**
     * Shares differ by a power of 1 to 2 of the round trips under new-reno, as losses are
     * independent or common (RFC 9438 s3.3), and by less under CUBIC, whose growth depends less on
     * the round trip.
     */
    @Test
    void the_longer_way_gets_less_as_theory_says_and_cubic_is_milder() throws ScenarioException {
        UnequalRoundTrips.Outcome reno =
                new UnequalRoundTrips("new-reno", "20Mbps", "20kB", 20, 4).outcome(1);
        UnequalRoundTrips.Outcome cubic =
                new UnequalRoundTrips("cubic", "20Mbps", "20kB", 20, 4).outcome(1);

        assertThat(reno.exponent()).isBetween(0.9, 2.0);
        assertThat(cubic.exponent()).isBetween(0.5, 1.1).isLessThan(reno.exponent());
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
