package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Datagrams in pieces through a gateway that translates ports (RFC 4787, requirement 14). */
class GatewayFragmentsTest {
    private static final String SCENARIO =
            """
            nvsim: 1
            duration: 2s
            network:
              hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
              switches: { tor: {}, street: {} }
              gateways:
                gw: { address: 192.168.4.2/24, mode: %1$s, outside: 192.168.9.2/24, tenants: [ blue%2$s ] }
              servers: { www: { address: 192.168.9.20/24 } }
              links:
                - hv1 -- tor
                - hv2 -- tor
                - gw -- tor
                - { link: gw -- street%3$s }
                - { link: www -- street%3$s }
              faults: [ %4$s ]
            virtualization: { mechanism: nvgre }
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms: { blue1: { host: hv1, subnet: front, address: 10.0.0.5 } }
              red:
                subnets: { front: { vsid: 6001, prefix: 10.0.0.0/24 } }
                vms: { red1: { host: hv2, subnet: front, address: 10.0.0.5 } }
            traffic:
            """;

    private static RunResult run(String mode, String tenants, String link, String traffic)
            throws ScenarioException {
        return run(mode, tenants, link, "", traffic);
    }

    private static RunResult run(
            String mode, String tenants, String link, String fault, String traffic)
            throws ScenarioException {
        String text = SCENARIO.formatted(mode, tenants, link, fault) + traffic.indent(2);
        return Run.of(ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario())
                .finish();
    }

    @ParameterizedTest
    @CsvSource({"nat, '', 1473B", "nat, '', 4000B", "nat, '', 65507B", "forwarding, '', 4000B"})
    void datagrams_longer_than_the_mtu_get_out(String mode, String link, String size)
            throws ScenarioException {
        RunResult result =
                run(
                        mode,
                        "",
                        link,
                        "- udp: { name: out, from: blue1, to: www, start: 100ms, rate: 100Mbps,"
                                + " size: "
                                + size
                                + ", count: 5 }\n"
                                // Neighbours are known, so that no piece waits for ARP.
                                + "- ping: { name: first, from: blue1, to: www, count: 1 }");

        assertThat(result.flows().get(0).receivedPackets()).isEqualTo(5);
        assertThat(result.flows().get(0).dropped()).isEmpty();
    }

    @Test
    void a_long_echo_comes_back_through_the_same_mapping() throws ScenarioException {
        RunResult result =
                run(
                        "nat",
                        "",
                        "",
                        "- ping: { name: p, from: blue1, to: www, count: 3, every: 100ms, size:"
                                + " 5000B }");

        assertThat(result.flows().get(0).receivedPackets()).isEqualTo(3);
    }

    /** Both tenants number their datagrams from the same start, to one server. */
    @Test
    void pieces_of_two_tenants_with_one_address_are_never_mixed() throws ScenarioException {
        String flow =
                "- udp: { name: %s, from: %s, to: www, rate: 5Mbps, size: 3000B, count: 40,"
                        + " dont-fragment: false }\n";
        RunResult result =
                run(
                        "nat",
                        ", red",
                        "",
                        flow.formatted("blue", "blue1") + flow.formatted("red", "red1"));

        assertThat(result.flows()).allSatisfy(f -> assertThat(f.receivedPackets()).isEqualTo(40));
        assertThat(result.frames().dropped()).isEmpty();
    }

    @Test
    void pieces_that_come_in_disorder_are_one_datagram_all_the_same() throws ScenarioException {
        RunResult result =
                run(
                        "nat",
                        "",
                        "",
                        "{ link: hv1 -- tor, reordering: 30%, reordering-delay: 1ms }",
                        "- udp: { name: out, from: blue1, to: www, rate: 5Mbps, size: 6000B,"
                                + " count: 50, dont-fragment: false }");

        assertThat(result.flows().get(0).receivedPackets()).isEqualTo(50);
    }

    /** The guest learns 1300 bytes from the gateway, then cuts what it sends itself. */
    @Test
    void a_guest_that_learnt_a_smaller_path_cuts_its_datagrams_and_they_get_out()
            throws ScenarioException {
        RunResult result =
                run(
                        "nat",
                        "",
                        ", mtu: 1300",
                        """
                        - ping: { name: probe, from: blue1, to: www, count: 2, size: 1400B, dont-fragment: true }
                        - udp: { name: out, from: blue1, to: www, rate: 1Mbps, size: 1400B, count: 5, start: 100ms, dont-fragment: false }
                        """);

        assertThat(result.flows().get(1).receivedPackets()).isEqualTo(5);
    }
}
