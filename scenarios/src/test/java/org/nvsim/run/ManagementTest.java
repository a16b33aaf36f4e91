package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.run.MigrationTest.flow;
import static org.nvsim.run.MigrationTest.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;

/** Managers, agents and hosts that stop, and rows of policy that come and go. */
class ManagementTest {
    private static final String TWO_HOSTS =
            """
            nvsim: 1
            duration: 4s
            network:
              hosts:
                hv1: { address: 192.168.4.11/24 }
                hv2: { address: 192.168.4.12/24 }
                hv3: { address: 192.168.4.13/24 }
              switches: { tor: {} }
              links: [ hv1 -- tor, hv2 -- tor, hv3 -- tor ]
            policy: { latency: 2ms, record-time: 3ms }
            tenants:
              blue:
                subnets:
                  front: { vsid: 5001, prefix: 10.0.0.0/24 }
                  back: { vsid: 5002, prefix: 10.0.1.0/24 }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                  blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
                  blue3: { host: hv2, subnet: back, address: 10.0.1.7 }
            traffic:
              - udp: { name: near, from: blue1, to: blue2, rate: 800kbps, size: 1000B }
              - udp: { name: far, from: blue1, to: blue3, rate: 800kbps, size: 1000B }
            timeline:
            """;

    @Test
    void a_host_that_restarts_has_no_policy_until_the_manager_writes_it_again()
            throws ScenarioException {
        Run run =
                run(
                        TWO_HOSTS
                                + "  - { at: 1s, node: hv2, state: down }\n"
                                + "  - { at: 2s, node: hv2, state: up }\n");
        run.advanceTo(2_001_000_000_000L);
        RunResult empty = run.result();
        RunResult end = run.finish();

        assertThat(empty.policy().recordsPerHost()).containsEntry("hv2", 0L);
        assertThat(end.policy().recordsPerHost()).containsEntry("hv2", 3L);
        // One provider address, two routes and three records; two messages and six rows of time.
        assertThat(end.control().recordsPushed()).isEqualTo(6);
        assertThat(end.control().disagreementNanos()).isEqualTo(2 * 2_000_000 + 6 * 3_000_000);
        assertThat(flow(end, "near").lostPackets()).isBetween(100L, 106L);
    }

    @Test
    void under_local_management_a_host_that_restarts_stays_without_policy()
            throws ScenarioException {
        RunResult end =
                run(TWO_HOSTS.replace("policy: {", "policy: { management: local,")
                                + "  - { at: 1s, provider-address: 192.168.4.12, on: hv2,"
                                + " owned: true }\n"
                                + "  - { at: 1s, record: blue1, change: set, on: hv2,"
                                + " provider-address: 192.168.4.11 }\n"
                                + "  - { at: 2s, node: hv2, state: down }\n"
                                + "  - { at: 3s, node: hv2, state: up }\n")
                        .finish();

        assertThat(end.control().management()).isEqualTo("local");
        assertThat(end.policy().lookupRecords()).isZero();
        assertThat(end.providerAddresses().used()).isZero();
    }

    @Test
    void machines_of_a_stopped_host_stand_still_and_go_on_with_it() throws ScenarioException {
        Run run =
                run(
                        TWO_HOSTS.replace("from: blue1, to: blue2", "from: blue2, to: blue1")
                                + "  - { at: 1s, node: hv2, state: down }\n"
                                + "  - { at: 2s, node: hv2, state: up }\n");
        run.advanceTo(1_990_000_000_000L);
        long sent = flow(run.result(), "near").sentPackets();
        RunResult end = run.finish();

        assertThat(sent).isBetween(99L, 102L);
        assertThat(flow(end, "near").sentPackets()).isBetween(298L, 302L);
    }

    @Test
    void while_its_agent_is_stopped_a_host_keeps_old_policy_and_catches_up_afterwards()
            throws ScenarioException {
        RunResult end =
                run(TWO_HOSTS
                                + "  - { at: 1s, agent: hv1, state: down }\n"
                                + "  - { at: 1.5s, record: blue2, change: remove }\n"
                                + "  - { at: 2.5s, agent: hv1, state: up }\n")
                        .finish();

        // hv2 is told in time and refuses what still comes; hv1 hears of it a second later.
        assertThat(flow(end, "near").lostPackets()).isGreaterThan(140);
        assertThat(end.policy().lookupRecords()).isEqualTo(4);
        assertThat(end.control().pushes()).isEqualTo(3);
        assertThat(end.control().mismatchNotices()).isPositive();
        assertThat(end.control().disagreementNanos())
                .isEqualTo(1_000_000_000 + 2 * 2_000_000 + 3_000_000);
    }

    @Test
    void a_stopped_manager_decides_when_it_is_there_again_and_traffic_goes_on_meanwhile()
            throws ScenarioException {
        RunResult end =
                run(TWO_HOSTS
                                + "  - { at: 1s, manager: down }\n"
                                + "  - { at: 1.5s, migrate: blue2, to: hv3, downtime: 10ms }\n"
                                + "  - { at: 2.5s, manager: up }\n")
                        .finish();

        assertThat(flow(end, "near").lostPackets()).isBetween(100L, 105L);
        assertThat(flow(end, "far").lostPackets()).isZero();
        assertThat(end.control().openDisagreements()).isZero();
        assertThat(end.control().disagreementNanos()).isGreaterThan(990_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on: hv1", "on: [ hv1, hv2 ]"})
    void a_customer_route_taken_away_cuts_off_the_other_subnet_and_nothing_else(String where)
            throws ScenarioException {
        String route = "route: 10.0.1.0/24, tenant: blue, subnet: back, " + where;

        RunResult end =
                run(TWO_HOSTS
                                + "  - { at: 1s, change: remove, "
                                + route
                                + " }\n"
                                + "  - { at: 2s, change: set, "
                                + route
                                + " }\n")
                        .finish();

        assertThat(flow(end, "far").lostPackets()).isBetween(99L, 101L);
        assertThat(flow(end, "near").lostPackets()).isZero();
        assertThat(end.control().pushes()).isZero();
    }

    @Test
    void a_provider_address_given_up_leaves_the_host_unreachable() throws ScenarioException {
        RunResult end =
                run(TWO_HOSTS
                                + "  - { at: 1s, provider-address: 192.168.4.12, on: hv2,"
                                + " owned: false }\n"
                                + "  - { at: 2s, provider-address: 192.168.4.12, on: hv2,"
                                + " owned: true }\n")
                        .finish();

        assertThat(flow(end, "near").lostPackets()).isBetween(99L, 101L);
    }

    @Test
    void frames_for_a_machine_that_its_old_host_knows_to_be_elsewhere_are_a_redirect()
            throws ScenarioException {
        RunResult end =
                run(TWO_HOSTS
                                + "  - { at: 1s, agent: hv1, state: down }\n"
                                + "  - { at: 1.5s, migrate: blue2, to: hv3 }\n")
                        .finish();

        assertThat(end.control().redirectNotices()).isEqualTo(1);
        assertThat(end.control().openDisagreements()).isEqualTo(1);
        assertThat(flow(end, "near").lostPackets()).isGreaterThan(240);
    }

    @Test
    void a_run_without_anything_for_a_manager_to_do_has_none() throws ScenarioException {
        RunResult end = run(TWO_HOSTS + "  - { at: 1s, node: tor, state: down }\n").finish();

        assertThat(end.control().management()).isEqualTo("central");
        assertThat(end.control().pushes()).isZero();
        assertThat(flow(end, "near").lostPackets()).isGreaterThan(290);
    }
}
