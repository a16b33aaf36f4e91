package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Ports are few: that none is left is an event of the network, never the end of a run. */
class PortsTest {
    @TempDir Path folder;

    private RunResult run(String duration, String traffic) throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: %s
                network: { star: { hosts: 2 } }
                tenants: { generate: { tenants: 1, vms: 2 } }
                traffic:
                %s
                """
                        .formatted(duration, traffic.indent(2));
        try {
            Path file = Files.writeString(folder.resolve("ports.yaml"), text);
            return Run.of(ScenarioLoader.load(file.toString(), Overrides.none())).finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunResult manyTransfers(String stack) throws ScenarioException, IOException {
        Files.writeString(folder.resolve("sizes.cdf"), "500 1\n");
        return run(
                "800ms",
                "- transfers: { name: small, from: t1-vm1, to: t1-vm2, sizes: sizes.cdf,"
                        + " rate: 100Mbps, stack: %s }".formatted(stack));
    }

    @Test
    void transfers_that_find_no_port_are_counted_and_the_run_goes_on() throws Exception {
        RunResult result = manyTransfers("windows-2012");
        RunResult.FlowResult small = result.flows().get(0);
        long refused = result.frames().dropped().get("address-in-use");

        assertThat(small.transfers().begun()).isGreaterThan(18_000);
        assertThat(small.transfers().broken()).isEqualTo(refused).isPositive();
        assertThat(small.transfers().completed()).isLessThanOrEqualTo(16_384);
        assertThat(small.droppedOther()).containsEntry("address-in-use", refused);
    }

    @Test
    void with_timestamps_a_port_that_only_waits_is_used_again() throws Exception {
        RunResult result = manyTransfers("modern");

        assertThat(result.flows().get(0).transfers().completed()).isGreaterThan(18_000);
        assertThat(result.frames().dropped()).doesNotContainKey("address-in-use");
    }

    @Test
    void two_opposite_flows_to_a_port_that_both_ends_give_out_do_not_meet()
            throws ScenarioException {
        RunResult result =
                run(
                        "100ms",
                        """
                        - tcp: { name: there, from: t1-vm1, to: t1-vm2, port: 49152, bytes: 1MB }
                        - tcp: { name: back, from: t1-vm2, to: t1-vm1, port: 49152, bytes: 1MB }
                        """);

        assertThat(result.flows())
                .allSatisfy(flow -> assertThat(flow.receivedBytes()).isEqualTo(1_000_000));
    }

    @Test
    void a_port_that_a_flow_names_is_not_given_out_before() throws ScenarioException {
        RunResult result =
                run(
                        "100ms",
                        """
                        - udp: { name: there, from: t1-vm1, to: t1-vm2, rate: 1Mbps, count: 10 }
                        - udp: { name: back, from: t1-vm2, to: t1-vm1, rate: 1Mbps, count: 10, port: 49152 }
                        """);

        assertThat(result.flows())
                .allSatisfy(flow -> assertThat(flow.deliveredPackets()).isEqualTo(10));
    }

    @Test
    void requests_that_find_no_port_are_lost_and_asked_again_later() throws ScenarioException {
        String flow =
                "- request-response: { name: %s, from: t1-vm1, to: t1-vm2, port: 80, request: 100B,"
                        + " response: 100B, think: 10s, start: %s, concurrency: %d }\n";
        RunResult result =
                run(
                        "4s",
                        flow.formatted("a", "0s", 8192)
                                + flow.formatted("b", "0s", 8192)
                                + flow.formatted("late", "2s", 10));
        RunResult.FlowResult late = result.flows().get(2);

        assertThat(late.dropped()).containsOnly(entry("connection-address-in-use", 10L));
        assertThat(late.sentPackets()).isEqualTo(10);
    }

    @Test
    void a_range_of_its_own_lets_a_flow_have_fewer_or_more() throws ScenarioException {
        String flow =
                "- request-response: { name: %s, from: t1-vm1, to: t1-vm2, port: 80, request: 100B,"
                        + " response: 100B, think: 10s, concurrency: 5, from-ports: %s }\n";
        RunResult result =
                run("1s", flow.formatted("few", "2000-2002") + flow.formatted("more", "2000-2007"));

        assertThat(result.flows().get(0).dropped())
                .containsOnly(entry("connection-address-in-use", 2L));
        assertThat(result.flows().get(1).dropped()).isEmpty();
    }

    @Test
    void a_range_that_is_none_is_refused_at_its_place() {
        assertThatThrownBy(
                        () ->
                                run(
                                        "1s",
                                        "- tcp: { name: a, from: t1-vm1, to: t1-vm2,"
                                                + " from-ports: 9-2 }"))
                .hasMessageContaining(":6:59: '9-2' is no range of ports from 1 to 65535");
    }
}
