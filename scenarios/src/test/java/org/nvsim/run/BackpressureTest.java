package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** What a host's own adapter has no room for waits in the host's memory if that is wanted. */
class BackpressureTest {
    private static RunResult run(String nic, int cores, String flow) throws ScenarioException {
        String yaml =
                """
                nvsim: 1
                duration: 2s
                network:
                  hosts:
                    hv1: { address: 192.168.4.11/24, nic: { %s }%s }
                    hv2: { address: 192.168.4.12/24 }
                  switches: { sw: {} }
                  links:
                    - { link: hv1 -- sw, rate: 100Mbps, buffer: 20kB }
                    - { link: sw -- hv2, rate: 1Gbps }
                tenants: { generate: { tenants: 1, vms: 2 } }
                traffic: [ { %s } ]
                """
                        .formatted(nic, cores == 0 ? "" : ", cores: " + cores, flow);
        return Run.of(ScenarioLoader.parse("host.yaml", yaml, Overrides.of(List.of())).scenario())
                .finish();
    }

    private static String udp(int count) {
        return "udp: { name: burst, from: t1-vm1, to: t1-vm2, rate: 1Gbps, size: 1000B,"
                + " start: 10ms, count: "
                + count
                + " }";
    }

    private static long droppedAtHost(RunResult result) {
        return result.frames().dropped().getOrDefault("queue-full", 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"like: standard", "like: plain", "backpressure: true"})
    void a_burst_that_the_adapter_has_no_room_for_waits_in_the_host(String nic)
            throws ScenarioException {
        RunResult result = run(nic, 0, udp(1000));

        assertThat(result.frames().dropped()).isEmpty();
        assertThat(result.flows().get(0).deliveredPackets()).isEqualTo(1000);
    }

    @Test
    void without_backpressure_the_adapter_drops_what_its_buffer_has_no_room_for()
            throws ScenarioException {
        RunResult result = run("backpressure: false", 0, udp(1000));

        assertThat(droppedAtHost(result)).isBetween(850L, 900L);
        assertThat(result.flows().get(0).lostPackets()).isEqualTo(droppedAtHost(result));
    }

    @Test
    void what_is_more_than_the_memory_holds_is_counted_as_lost() throws ScenarioException {
        RunResult result = run("backpressure: true", 0, udp(5000));

        // about 3.17 MB of 1108 byte times find room, and a tenth of the rest leaves meanwhile
        assertThat(droppedAtHost(result)).isBetween(1_500L, 1_900L);
        assertThat(result.flows().get(0).lostPackets()).isEqualTo(droppedAtHost(result));
    }

    @ParameterizedTest
    @CsvSource({"new-reno, 0", "cubic, 0", "cubic, 2"})
    void tcp_over_a_slow_first_link_loses_nothing_and_waits_in_itself(String control, int cores)
            throws ScenarioException {
        RunResult result =
                run(
                        "like: standard",
                        cores,
                        "tcp: { name: bulk, from: t1-vm1, to: t1-vm2, bytes: 10MB, stack: modern,"
                                + " congestion: "
                                + control
                                + " }");
        RunResult.FlowResult flow = result.flows().get(0);

        assertThat(result.frames().dropped()).isEmpty();
        assertThat(flow.retransmits()).isZero();
        assertThat(flow.receivedBytes()).isEqualTo(10_000_000);
        assertThat(flow.goodputBitsPerSecond()).isGreaterThan(90e6);
        // a millisecond below, one segment or large send, and the way there and back
        assertThat(flow.latencyNanos().p99()).isLessThan(8_000_000);
    }

    @Test
    void connections_of_one_host_share_its_adapter_without_filling_it() throws ScenarioException {
        String twenty =
                IntStream.range(0, 20)
                        .mapToObj(i -> "tcp: { name: f" + i + ", from: t1-vm1, to: t1-vm2 }")
                        .collect(Collectors.joining(" }, { "));

        RunResult result = run("backpressure: true", 0, twenty);

        assertThat(result.frames().dropped()).isEmpty();
        assertThat(result.flows())
                .allSatisfy(f -> assertThat(f.goodputBitsPerSecond()).isBetween(3.5e6, 6e6));
    }

    @Test
    void a_host_with_cores_pushes_back_unless_told_otherwise() throws ScenarioException {
        assertThat(droppedAtHost(run("like: standard", 2, udp(1000)))).isZero();
        assertThat(droppedAtHost(run("backpressure: false", 2, udp(1000)))).isPositive();
    }
}
