package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

class TimingNoiseTest {
    private static RunResult run(String noise, String flow) throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: 1s
                network: { star: { hosts: 2 }, defaults: { buffer: 16MiB }, timing-noise: %s }
                tenants: { generate: { tenants: 1, vms: 2 } }
                traffic:
                  - %s
                """
                        .formatted(noise, flow);
        return Run.of(ScenarioLoader.parse("noise", text, Overrides.none()).scenario()).finish();
    }

    private static RunResult.Latency delays(String noise) throws ScenarioException {
        return run(
                        noise,
                        "udp: { name: f, from: t1-vm1, to: t1-vm2, rate: 10Mbps, size: 1000B,"
                                + " start: 10ms }")
                .flows()
                .get(0)
                .latencyNanos();
    }

    @Test
    void a_machine_with_nothing_to_do_begins_after_a_uniformly_distributed_time()
            throws ScenarioException {
        long punctual = delays("0us").min();
        RunResult.Latency noisy = delays("20us");

        // 1237 datagrams, each when nothing else is sent; clock ticks meet 5 % of them
        assertThat(noisy.min()).isBetween(punctual, punctual + 200);
        assertThat(noisy.p50()).isCloseTo(punctual + 10_000, within(1_000L));
        assertThat(noisy.mean() - punctual).isCloseTo(10_000, within(1_000L));
        assertThat(noisy.p99()).isCloseTo(punctual + 20_000, within(500L));
        assertThat(noisy.max()).isLessThanOrEqualTo(punctual + 100_000);
    }

    @Test
    void without_noise_every_datagram_takes_the_same_time() throws ScenarioException {
        RunResult.Latency punctual = delays("0us");

        // the histogram's own resolution; the first waits for ARP
        assertThat(punctual.p99()).isCloseTo(punctual.min(), within(10L));
    }

    @Test
    void noise_longer_than_many_frames_neither_reorders_them_nor_slows_a_busy_line()
            throws ScenarioException {
        String tcp = "tcp: { name: f, from: t1-vm1, to: t1-vm2, stack: modern }";
        RunResult.FlowResult noisy = run("100us", tcp).flows().get(0);
        RunResult.FlowResult punctual = run("0us", tcp).flows().get(0);

        // A sender that learns of segments out of order sends them again.
        assertThat(noisy.retransmits()).isZero();
        assertThat(noisy.goodputBitsPerSecond())
                .isCloseTo(
                        punctual.goodputBitsPerSecond(),
                        within(0.02 * punctual.goodputBitsPerSecond()));
    }

    @Test
    void a_link_is_never_busy_for_longer_than_there_was_time() throws ScenarioException {
        RunResult result =
                run("100us", "tcp: { name: f, from: t1-vm1, to: t1-vm2, stack: modern }");

        assertThat(result.links())
                .allSatisfy(link -> assertThat(link.utilization()).isBetween(0.0, 1.0));
    }

    @Test
    void results_say_what_noise_was_in_force() throws ScenarioException {
        String ping = "ping: { name: f, from: t1-vm1, to: t1-vm2, count: 1 }";

        assertThat(run("5us", ping).timingNoisePicos()).isEqualTo(5_000_000);
        assertThat(run("0us", ping).timingNoisePicos()).isZero();
    }
}
