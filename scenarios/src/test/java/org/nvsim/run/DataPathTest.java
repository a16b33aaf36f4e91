package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Mechanisms, gateways and added machines on networks small enough to count by hand. */
class DataPathTest {
    private static final String TWO_TENANTS =
            """
            tenants:
              blue:
                subnets:
                  front: { vsid: 5001, prefix: 10.0.0.0/24 }
                  back: { vsid: 5002, prefix: 10.0.1.0/24 }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                  blue2: { host: hv3, subnet: front, address: 10.0.0.7 }
                  blue3: { host: hv3, subnet: back, address: 10.0.1.7 }
              red:
                subnets:
                  front: { vsid: 6001, prefix: 10.0.0.0/24 }
                vms:
                  red1: { host: hv1, subnet: front, address: 10.0.0.5 }
            traffic:
              - ping: { name: same, from: blue1, to: blue2, count: 3, every: 10ms }
              - ping: { name: next, from: blue1, to: blue3, count: 3, every: 10ms }
            """;

    private static RunResult run(String network, String virtualization, String rest)
            throws ScenarioException {
        String text =
                "nvsim: 1\nduration: 4s\nnetwork: "
                        + network
                        + "\nvirtualization: "
                        + virtualization
                        + "\n"
                        + rest;
        return Run.of(ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario())
                .finish();
    }

    private static String refusal(String network, String virtualization, String rest) {
        return catchThrowableOfType(
                        ScenarioException.class, () -> run(network, virtualization, rest))
                .render();
    }

    private static long answered(RunResult result, String flow) {
        return flow(result, flow).receivedPackets();
    }

    private static RunResult.FlowResult flow(RunResult result, String name) {
        return result.flows().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void a_vlan_is_configured_on_the_ports_between_its_hosts_and_its_router_alone()
            throws ScenarioException {
        RunResult result = run("{ star: { hosts: 4 } }", "{ mechanism: vlan }", TWO_TENANTS);

        assertThat(answered(result, "same")).isEqualTo(3);
        assertThat(answered(result, "next")).isEqualTo(3);
        // front: the ports of hv1 and hv3; back: that of hv3; the switch itself routes.
        assertThat(result.physicalConfiguration())
                .isEqualTo(new RunResult.PhysicalConfiguration(3, 1, 2));
        assertThat(result.providerAddresses().used()).isZero();
    }

    @Test
    void a_vlan_does_not_cross_routers() {
        assertThat(
                        refusal(
                                "{ leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 2 } }",
                                "{ mechanism: vlan }",
                                TWO_TENANTS))
                .contains("test.yaml:8:7", "VLAN 2", "'hv1' to 'hv3'", "a VLAN ends at a router")
                .contains("1 error");
    }

    @Test
    void tenants_with_equal_addresses_need_virtualization() {
        String network =
                "{ hosts: { hv1: { address: 192.168.4.11/24 }, hv3: { address: 192.168.4.13/24 } },"
                        + " links: [ hv1 -- hv3 ] }";
        assertThat(refusal(network, "{ mechanism: none }", TWO_TENANTS))
                .contains("test.yaml:18:7", "'red1'", "'blue1'", "both are 10.0.0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ fat-tree: { k: 4 } }",
                "{ star: { hosts: 4 } }",
                "{ leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 2 } }"
            })
    void without_virtualization_vms_live_in_the_racks_of_their_hosts(String network)
            throws ScenarioException {
        RunResult result = run(network, "{ mechanism: none }", TWO_TENANTS);

        assertThat(answered(result, "same")).isEqualTo(3);
        assertThat(answered(result, "next")).isEqualTo(3);
        assertThat(result.overhead().bytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvgre", "ip-rewrite"})
    void a_gateway_stands_in_a_rack_of_a_generated_network(String mechanism)
            throws ScenarioException {
        String network =
                """

                  leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 2 }
                  gateways: { gw: { address: 10.1.0.99/16, mode: nat, outside: 192.168.9.2/24 } }
                  servers: { www: { address: 192.168.9.20/24 } }
                  links: [ leaf2 -- gw, gw -- www ]
                """;
        RunResult result =
                run(
                        network,
                        "{ mechanism: " + mechanism + " }",
                        TWO_TENANTS
                                + "  - ping: { name: blue, from: blue1, to: www, count: 3 }\n"
                                + "  - ping: { name: red, from: red1, to: www, count: 3 }\n");

        assertThat(answered(result, "blue")).isEqualTo(3);
        assertThat(answered(result, "red")).isEqualTo(3);
        assertThat(result.providerAddresses().perHost()).containsEntry("gw", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvgre", "ip-rewrite"})
    void a_gateway_hears_where_a_machine_has_moved(String mechanism) throws ScenarioException {
        String network =
                """

                  star: { hosts: 4 }
                  gateways: { gw: { address: 10.0.0.99/16, mode: nat, outside: 192.168.9.2/24 } }
                  servers: { www: { address: 192.168.9.20/24 } }
                  links: [ tor -- gw, gw -- www ]
                """;
        RunResult result =
                run(
                        network,
                        "{ mechanism: " + mechanism + " }",
                        TWO_TENANTS
                                + "  - ping: { name: later, from: blue1, to: www, start: 2s, count:"
                                + " 3, every: 1ms }\n"
                                + "timeline: [ { at: 1s, migrate: blue1, to: hv2, downtime: 5ms }"
                                + " ]\n");

        assertThat(answered(result, "later")).isEqualTo(3);
    }

    @Test
    void machines_added_to_a_generated_network_must_fit_their_rack() {
        String network =
                """

                  leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 2 }
                  routers: { r9: { addresses: [ 10.1.0.98/16 ] } }
                  servers: { a: { address: 10.0.0.99/16 }, b: { address: 10.1.0.99/16 } }
                  links: [ leaf2 -- a, spine1 -- b ]
                """;
        assertThat(refusal(network, "{ mechanism: nvgre }", TWO_TENANTS))
                .contains("leave 'r9' out")
                .contains("'a' is in the rack of 'leaf2', so its address must be in 10.1.0.0/16")
                .contains("'spine1' carries no machines of its own");
    }

    @Test
    void a_forwarding_gateway_cannot_tell_equal_addresses_apart() {
        String network =
                """

                  star: { hosts: 4 }
                  gateways: { gw: { address: 10.0.0.99/16, mode: forwarding } }
                  links: [ tor -- gw ]
                """;
        assertThat(refusal(network, "{ mechanism: nvgre }", TWO_TENANTS))
                .contains("10.0.0.0/24 overlaps 10.0.0.0/24", "take mode nat");
    }

    @Test
    void provider_multicast_is_not_routed() {
        assertThat(
                        refusal(
                                "{ leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 2 } }",
                                "{ mechanism: nvgre, broadcast: pa-multicast }",
                                TWO_TENANTS))
                .contains("'blue1' and 'blue2'", "group 239.0.19.137", "'broadcast: replicate'");
    }

    @Test
    void a_packet_in_a_loop_of_customer_routes_ends_when_its_time_is_over()
            throws ScenarioException {
        String tenants =
                TWO_TENANTS.replace(
                        "  red:", "    routes: [ { to: 10.9.0.0/16, via: blue3 } ]\n  red:");
        RunResult result =
                run(
                        "{ star: { hosts: 4 } }",
                        "{ mechanism: nvgre }",
                        tenants
                                + "  - ping: { name: lost, from: blue1, to: 10.9.1.1, count: 2"
                                + " }\n");

        assertThat(flow(result, "lost").dropped()).isEqualTo(java.util.Map.of("ttl-expired", 2L));
    }

    @Test
    void datagrams_that_forbid_fragmentation_stop_once_the_host_has_told_their_sender()
            throws ScenarioException {
        String big =
                "  - udp: { name: big, from: blue1, to: blue2, rate: 1Mbps, size: 1472B, count: 5,"
                        + " dont-fragment: %s }\n";
        String network = "{ defaults: { mtu: 1500 }, star: { hosts: 4 } }";
        RunResult told = run(network, "{ mechanism: nvgre }", TWO_TENANTS + big.formatted("true"));
        RunResult cut = run(network, "{ mechanism: nvgre }", TWO_TENANTS + big.formatted("false"));

        assertThat(told.frames().droppedAt().get("hv1")).containsEntry("mtu-exceeded", 5L);
        assertThat(flow(told, "big").sentPackets()).isEqualTo(5); // four the sender itself refused
        assertThat(flow(told, "big").deliveredPackets()).isZero();
        assertThat(flow(cut, "big").receivedPackets()).isEqualTo(5);
    }

    @Test
    void flows_to_one_port_of_one_machine_are_told_apart() throws ScenarioException {
        RunResult result =
                run(
                        "{ star: { hosts: 4 } }",
                        "{ mechanism: nvgre }",
                        TWO_TENANTS
                                + "  - udp: { name: a, from: blue1, to: blue2, rate: 1Mbps, count:"
                                + " 3 }\n"
                                + "  - udp: { name: b, from: blue3, to: blue2, rate: 1Mbps, count:"
                                + " 4 }\n");

        assertThat(List.of(answered(result, "a"), answered(result, "b"))).containsExactly(3L, 4L);
    }
}
