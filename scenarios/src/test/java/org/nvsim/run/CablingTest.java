package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Links that no frame could use, or that all frames would use for ever, are refused. */
class CablingTest {
    private static final String HOSTS =
            """
            nvsim: 1
            duration: 1s
            network:
              hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
            """;

    private static RunResult run(String text) throws ScenarioException {
        return Run.of(ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario())
                .finish();
    }

    private static String refusal(String more) {
        return catchThrowableOfType(ScenarioException.class, () -> run(HOSTS + more)).render();
    }

    @Test
    void two_links_between_two_switches_are_a_loop_that_is_named() {
        assertThat(
                        refusal(
                                """
                                  switches: { s1: {}, s2: {} }
                                  links: [ hv1 -- s1, s1 -- s2, s1 -- s2, s2 -- hv2 ]
                                """))
                .contains("test.yaml:6:33", "a loop of switches: s1 -- s2 -- s1;", "1 error");
    }

    @Test
    void a_longer_loop_is_named_by_all_its_switches_and_firewalls() {
        assertThat(
                        refusal(
                                """
                                  switches: { s1: {}, s2: {}, s3: {} }
                                  firewalls: { fw: {} }
                                  links: [ hv1 -- s1, s1 -- s2, s2 -- fw, fw -- s3, s3 -- s1, s3 -- hv2 ]
                                """))
                .contains("test.yaml:7:53", "s3 -- fw -- s2 -- s1 -- s3", "1 error");
    }

    @Test
    void a_router_that_is_joined_to_one_segment_twice_is_a_loop() {
        assertThat(
                        refusal(
                                """
                                  switches: { s1: {}, s2: {} }
                                  routers: { r1: { addresses: [ 192.168.4.1/24 ] } }
                                  links: [ hv1 -- s1, s1 -- s2, s2 -- hv2, r1 -- s1, r1 -- s2 ]
                                """))
                .contains("test.yaml:7:54", "router 'r1' once more", "its link to 's1'", "1 error");
    }

    @Test
    void routers_may_be_joined_in_a_ring() throws ScenarioException {
        String ring =
                """
                nvsim: 1
                duration: 1s
                network:
                  routers:
                    r1: { addresses: [ 10.1.0.1/24, 10.3.0.2/24, 10.9.1.1/24 ] }
                    r2: { addresses: [ 10.1.0.2/24, 10.2.0.1/24, 10.9.2.1/24 ] }
                    r3: { addresses: [ 10.2.0.2/24, 10.3.0.1/24 ] }
                  servers: { a: { address: 10.9.1.9/24 }, b: { address: 10.9.2.9/24 } }
                  links: [ r1 -- r2, r2 -- r3, r3 -- r1, a -- r1, b -- r2 ]
                traffic: [ ping: { name: p, from: a, to: b, count: 2, every: 10ms } ]
                """;
        assertThat(run(ring).flows().get(0).lostPackets()).isZero();
    }

    @Test
    void a_machine_with_one_adapter_has_no_second_link() {
        assertThat(
                        refusal(
                                """
                                  switches: { s1: {}, s2: {} }
                                  servers: { www: { address: 192.168.4.20/24 } }
                                  links: [ hv1 -- s1, hv2 -- s1, hv1 -- s2, s2 -- www, s1 -- www ]
                                """))
                .contains("test.yaml:7:34", "'hv1' has its one link already")
                .contains("test.yaml:7:56", "'www' has its one link already")
                .contains("2 errors");
    }

    @Test
    void a_gateway_has_two_links_at_most() {
        assertThat(
                        refusal(
                                """
                                  switches: { s1: {}, s2: {}, s3: {} }
                                  gateways: { gw: { address: 192.168.4.2/24 } }
                                  links: [ hv1 -- s1, hv2 -- s1, gw -- s1, gw -- s2, gw -- s3 ]
                                """))
                .contains("test.yaml:7:54", "'gw' has its two links already");
    }

    @Test
    void what_has_no_link_is_said_where_it_is_written() {
        assertThat(
                        refusal(
                                """
                                  switches: { s1: {}, idle: {} }
                                  links: [ hv1 -- s1 ]
                                """))
                .contains("test.yaml:4:47", "'hv2' has no link")
                .contains("test.yaml:5:23", "'idle' has no link")
                .contains("2 errors");
    }

    @Test
    void a_single_host_needs_no_link() throws ScenarioException {
        String alone =
                """
                nvsim: 1
                duration: 1s
                network: { hosts: { hv1: { address: 192.168.4.11/24 } } }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                      blue2: { host: hv1, subnet: front, address: 10.0.0.6 }
                traffic: [ ping: { name: p, from: blue1, to: blue2, count: 2, every: 10ms } ]
                """;
        assertThat(run(alone).flows().get(0).lostPackets()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "star: { hosts: 2 }, firewalls: { fw: {} }, links: [ fw -- tor ]",
                "star: { hosts: 2 }, switches: { s: {} }, firewalls: { fw: {} },"
                        + " links: [ fw -- tor, fw -- s ]",
                "leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 1 }, firewalls: { fw: {} },"
                        + " links: [ fw -- leaf1 ]"
            })
    void a_firewall_that_nothing_passes_is_refused(String network) {
        assertThat(network(network)).contains("test.yaml:3", "nothing passes firewall 'fw'");
    }

    @Test
    void a_firewall_beside_routed_racks_does_not_join_them() {
        assertThat(
                        network(
                                "leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 1 },"
                                        + " firewalls: { fw: {} }, links: [ fw -- leaf1, fw -- leaf2"
                                        + " ]"))
                .contains("joins the rack of 'leaf2' with that of 'leaf1' past their routers");
    }

    private static String network(String network) {
        String text = "nvsim: 1\nduration: 1s\nnetwork: { " + network + " }\n";
        return catchThrowableOfType(ScenarioException.class, () -> run(text)).render();
    }
}
