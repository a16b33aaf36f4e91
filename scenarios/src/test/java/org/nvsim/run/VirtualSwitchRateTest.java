package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.RunResult.FlowResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** VMs of one host talk as fast as its virtual switch copies, and no faster. */
class VirtualSwitchRateTest {
    private static ScenarioFile scenario(String network, String traffic) throws ScenarioException {
        String yaml =
                """
                nvsim: 1
                duration: 50ms
                network:
                  star: { hosts: 1 }
                  %s
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.7.0.0/24 } }
                    vms:
                      a: { host: hv1, subnet: front, address: 10.7.0.11 }
                      b: { host: hv1, subnet: front, address: 10.7.0.12 }
                      c: { host: hv1, subnet: front, address: 10.7.0.13 }
                traffic: [ %s ]
                """
                        .formatted(network, traffic);
        return ScenarioLoader.parse("one-host.yaml", yaml, Overrides.of(List.of()));
    }

    private static RunResult run(String network, String traffic) throws ScenarioException {
        return Run.of(scenario(network, traffic).scenario()).finish();
    }

    private static double gigabits(FlowResult flow) {
        return flow.goodputBitsPerSecond() / 1e9;
    }

    @ParameterizedTest
    @CsvSource({"'', 40", "virtual-switch-rate: 10Gbps, 10", "virtual-switch-rate: 1Gbps, 1"})
    void tcp_between_two_vms_of_one_host_is_as_fast_as_the_switch(String key, double gigabits)
            throws ScenarioException {
        RunResult result = run(key, "tcp: { name: t, from: a, to: b }");

        // headers and acknowledgements pass the switch too
        assertThat(gigabits(result.flows().get(0))).isBetween(0.85 * gigabits, 0.96 * gigabits);
        assertThat(result.frames().dropped()).isEmpty();
    }

    @Test
    void all_vms_of_a_host_share_the_rate() throws ScenarioException {
        RunResult result =
                run(
                        "virtual-switch-rate: 1Gbps",
                        "{ tcp: { name: t, from: a, to: b } },"
                                + " { tcp: { name: u, from: a, to: c } }");

        double sum = result.flows().stream().mapToDouble(VirtualSwitchRateTest::gigabits).sum();
        assertThat(sum).isBetween(0.85, 0.96);
    }

    @Test
    void datagrams_beyond_the_rate_wait_up_to_32_MiB_and_are_then_dropped_with_their_own_word()
            throws ScenarioException {
        RunResult result =
                run(
                        "virtual-switch-rate: 1Gbps",
                        "udp: { name: u, from: a, to: b, rate: 10Gbps, size: 1000B, stop: 40ms }");

        FlowResult flow = result.flows().get(0);
        // 50 MB (and headers) within 40 ms; a tenth passes meanwhile and 32 MiB wait
        double places = 33_554_432 / 1042.0 + 1e9 * 0.04 / 8 / 1042;
        assertThat(result.frames().dropped()).containsOnlyKeys("virtual-switch-full");
        assertThat((double) flow.sentPackets() - flow.lostPackets()).isCloseTo(places, within(3.0));
    }

    @Test
    void hosts_with_cores_are_paced_by_the_work_of_their_cores() throws ScenarioException {
        String traffic = "tcp: { name: t, from: a, to: b }";

        assertThat(run("cores: 1\n  virtual-switch-rate: 1Gbps", traffic).digest())
                .isEqualTo(run("cores: 1", traffic).digest());
        assertThat(scenario("cores: 1\n  virtual-switch-rate: 1Gbps", traffic).warnings())
                .singleElement()
                .asString()
                .contains("'virtual-switch-rate' has no effect on hosts with 'cores'");
    }
}
