package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;

/** The flows of a matrix do not all begin at one moment. */
class StartJitterTest {
    private static Scenario scenario(String mechanism, String matrix, String flow)
            throws ScenarioException {
        String yaml =
                """
                nvsim: 1
                duration: 20ms
                network: { defaults: { buffer: 32KiB }, star: { hosts: 40 } }
                virtualization: { mechanism: %s }
                tenants: { generate: { tenants: 1, vms: 800, placement: spread } }
                traffic:
                  - matrix: { name: load, pattern: shift, by: 401%s, each: { udp: { rate: 100Mbps%s } } }
                """
                        .formatted(mechanism, matrix, flow);
        return ScenarioLoader.parse("start.yaml", yaml, Overrides.of(List.of())).scenario();
    }

    private static double[] starts(Scenario scenario) {
        return scenario.traffic().stream().mapToDouble(FlowSpec::startPs).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvgre", "ip-rewrite"})
    void eight_hundred_machines_ask_for_each_other_and_nothing_is_lost(String mechanism)
            throws ScenarioException {
        RunResult result = Run.of(scenario(mechanism, "", "")).finish();

        assertThat(result.frames().dropped()).isEmpty();
    }

    @Test
    void all_at_once_their_questions_find_no_room_and_the_reason_says_so()
            throws ScenarioException {
        RunResult result = Run.of(scenario("ip-rewrite", ", start-jitter: 0s", "")).finish();

        assertThat(result.frames().dropped()).containsOnlyKeys("queue-full", "arp-queue-full");
        assertThat(result.flows()).anyMatch(flow -> flow.dropped().containsKey("arp-queue-full"));
    }

    @Test
    void starts_are_evenly_distributed_and_the_same_for_every_mechanism() throws ScenarioException {
        double[] starts = starts(scenario("nvgre", "", ", start: 2ms"));

        assertThat(
                        new KolmogorovSmirnovTest()
                                .kolmogorovSmirnovTest(
                                        new UniformRealDistribution(2e9, 3e9), starts))
                .isGreaterThan(0.001);
        assertThat(starts(scenario("ip-rewrite", "", ", start: 2ms"))).isEqualTo(starts);
    }

    @Test
    void a_flow_starts_within_a_tenth_of_the_time_it_has() throws ScenarioException {
        assertThat(Arrays.stream(starts(scenario("nvgre", "", ", start: 2ms, stop: 3ms"))).boxed())
                .allMatch(ps -> ps >= 2e9 && ps <= 2.1e9)
                .anyMatch(ps -> ps > 2.09e9);
        assertThat(starts(scenario("nvgre", ", start-jitter: 0s", ", start: 2ms")))
                .containsOnly(2e9);
    }
}
