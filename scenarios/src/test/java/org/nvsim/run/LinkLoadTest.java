package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.run.record.Series;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Topology;

/** Links of any rate carry bits as fast as they can and are never busier than all the time. */
class LinkLoadTest {
    /** 10 ms at ten times what the second link can carry; 1250 datagrams of 1042 bytes. */
    private static final String BURST =
            """
            nvsim: 1
            duration: 200ms
            network:
              hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
              switches: { sw: {} }
              links:
                - { link: hv1 -- sw, rate: 1Gbps }
                - { link: sw -- hv2, rate: 100Mbps, buffer: 10MB }
            virtualization: { mechanism: none }
            tenants: { generate: { tenants: 1, vms: 2 } }
            traffic:
              - udp: { name: burst, from: t1-vm1, to: t1-vm2, rate: 1Gbps, size: 1000B, start: 50ms, stop: 60ms }
            """;

    private static Scenario load(String yaml, String... settings) throws ScenarioException {
        return ScenarioLoader.parse("links.yaml", yaml, Overrides.of(List.of(settings))).scenario();
    }

    @Test
    void a_burst_makes_a_slow_link_busy_until_its_last_bit_has_passed() throws Exception {
        Recording recording = Recorder.record(load(BURST), share -> true);
        Topology topology = recording.topology();
        int node = topology.find("sw").orElseThrow().id();
        Series series = recording.series();

        // 10 ms bring about 1190 datagrams of 1066 byte times, 85.3 us each: until 151 ms or so
        for (int ms = 1; ms < 200; ms++) {
            double load = series.load(node, 1, series.sliceAt(ms * 1_000_000_000L));
            double right = ms > 50 && ms < 149 ? 1 : 0;
            if (ms < 50 || ms > 53 && ms < 145 || ms > 160) {
                assertThat(load).as("at %d ms", ms).isEqualTo(right, within(1e-9));
            }
            assertThat(load).isBetween(0.0, 1.0);
        }
    }

    @Test
    void what_waits_when_the_run_ends_has_not_passed_the_link() throws Exception {
        RunResult result = Run.of(load(BURST, "duration=60ms")).finish();

        RunResult.LinkResult slow =
                result.links().stream()
                        .filter(link -> link.from().equals("sw") && link.to().equals("hv2"))
                        .findFirst()
                        .orElseThrow();
        assertThat(slow.maxQueueBytes()).isGreaterThan(1_000_000);
        assertThat(slow.utilization()).isEqualTo(10.0 / 60, within(0.002));
    }

    @Test
    void a_link_that_is_down_carries_nothing() throws Exception {
        String down =
                BURST
                        + "timeline:\n"
                        + "  - { at: 70ms, link: sw -- hv2, state: down }\n"
                        + "  - { at: 90ms, link: sw -- hv2, state: up }\n";

        Recording recording = Recorder.record(load(down), share -> true);

        int node = recording.topology().find("sw").orElseThrow().id();
        Series series = recording.series();
        assertThat(series.load(node, 1, series.sliceAt(65_000_000_000L))).isEqualTo(1);
        assertThat(series.load(node, 1, series.sliceAt(80_000_000_000L))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1544kbps",
                "45Mbps",
                "155Mbps",
                "622Mbps",
                "3Gbps",
                "6Gbps",
                "7Gbps",
                "9Gbps",
                "12Gbps",
                "15Gbps",
                "30Gbps",
                "45Gbps"
            })
    void megabytes_cross_a_link_of_any_rate_and_keep_it_busy(String rate) throws Exception {
        String yaml =
                """
                nvsim: 1
                duration: 30s
                network: { star: { hosts: 2 }, defaults: { rate: %s, buffer: 1MB } }
                tenants: { generate: { tenants: 1, vms: 2 } }
                traffic: [ { tcp: { name: bulk, from: t1-vm1, to: t1-vm2, bytes: 4MB } } ]
                """
                        .formatted(rate);

        RunResult result = Run.of(load(yaml)).finish();

        assertThat(result.flows().get(0).receivedBytes()).isEqualTo(4_000_000);
        assertThat(result.links()).allMatch(link -> link.utilization() <= 1);
    }
}
