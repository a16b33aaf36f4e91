package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** A VM moves, and policy follows it or does not. */
class MigrationTest {
    private static final long MS = 1_000_000_000L;

    private static final String STAR =
            """
            nvsim: 1
            duration: 3s
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
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                  blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
            traffic:
              - udp: { name: in, from: blue1, to: blue2, rate: 800kbps, size: 1000B }
              - udp: { name: out, from: blue2, to: blue1, rate: 800kbps, size: 1000B }
              - tcp: { name: file, from: blue1, to: blue2, bytes: 2MB, start: 900ms }
            timeline:
            """;

    private static final String RACKS =
            """
            nvsim: 1
            duration: 3s
            network: { leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 2 } }
            virtualization: { mechanism: ip-rewrite }
            policy: { latency: 2ms, record-time: 3ms }
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                  blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
            traffic:
              - ping: { name: hello, from: blue1, to: blue2, count: 25, every: 100ms }
            timeline:
            """;

    @ParameterizedTest
    @ValueSource(strings = {"nvgre", "ip-rewrite", "vlan", "none"})
    void every_frame_is_accounted_for_at_every_moment_of_a_move(String mechanism)
            throws ScenarioException {
        Run run =
                run(
                        STAR
                                + "  - { at: 1s, migrate: blue2, to: hv3, downtime: 50ms,"
                                + " configure-switches: true }\n",
                        "virtualization.mechanism=" + mechanism);
        for (long ms = 990; ms < 1_100; ms++) {
            run.advanceTo(ms * MS + 137_000_000L);
            run.result(); // fails if the account is not balanced
        }
        RunResult end = run.finish();

        assertThat(end.control().migrations()).isEqualTo(1);
        assertThat(flow(end, "in").lostPackets()).isBetween(4L, 8L);
        assertThat(flow(end, "file").receivedBytes()).isEqualTo(2_000_000L);
    }

    @Test
    void runs_of_a_move_are_equal_however_they_are_cut() throws ScenarioException {
        String scenario = STAR + "  - { at: 1s, migrate: blue2, to: hv3 }\n";
        Run pieces = run(scenario);
        for (int i = 1; i < 300; i++) {
            pieces.advanceTo(i * 10 * MS);
        }

        assertThat(pieces.finish().digest()).isEqualTo(run(scenario).finish().digest());
    }

    @Test
    void under_nvgre_every_host_with_the_record_is_told_the_new_place() throws ScenarioException {
        RunResult end =
                run(STAR + "  - { at: 1s, migrate: blue2, to: hv3, downtime: 50ms }\n").finish();

        // hv3 first gets the domain (1 route, 2 records); then hv1 and hv2 a record each, hv3 its
        // provider address and a record.
        assertThat(end.control().pushes()).isEqualTo(4);
        assertThat(end.control().recordsPushed()).isEqualTo(3 + 4);
        assertThat(end.control().disagreements()).isEqualTo(1);
        assertThat(end.control().disagreementNanos()).isEqualTo(2_000_000 + 2 * 3_000_000);
        assertThat(end.control().refusedRows()).isZero();
        assertThat(end.control().staleFrames()).containsKey("no-local-port");
    }

    @Test
    void under_rewrite_a_move_within_the_site_takes_the_provider_address_along()
            throws ScenarioException {
        RunResult end =
                run(RACKS + "  - { at: 1s, migrate: blue2, to: hv1, downtime: 50ms }\n").finish();

        assertThat(end.providerAddresses().perHost()).containsEntry("hv1", 2L);
        assertThat(end.providerAddresses().perHost()).containsEntry("hv2", 0L);
        // hv1 gets the address, hv2 gives it up; no record changes.
        assertThat(end.control().recordsPushed()).isEqualTo(2);
        assertThat(flow(end, "hello").lostPackets()).isLessThanOrEqualTo(1);
    }

    @Test
    void under_rewrite_a_move_to_another_site_takes_a_new_address_and_changes_every_record()
            throws ScenarioException {
        RunResult end =
                run(RACKS + "  - { at: 1s, migrate: blue2, to: hv3, downtime: 50ms }\n").finish();

        assertThat(end.providerAddresses().perHost()).containsEntry("hv2", 0L);
        assertThat(end.providerAddresses().perHost()).containsEntry("hv3", 1L);
        // hv3 gets the domain (3 rows) and the address; three hosts a record; hv2 gives up one.
        assertThat(end.control().recordsPushed()).isEqualTo(3 + 1 + 3 + 1);
        assertThat(flow(end, "hello").lostPackets()).isLessThanOrEqualTo(1);
        assertThat(flow(end, "hello").receivedPackets()).isGreaterThanOrEqualTo(24);
    }

    @Test
    void a_move_that_finds_no_provider_address_is_a_mistake_of_the_scenario() {
        String narrow =
                STAR.replace(
                                "hv3: { address: 192.168.4.13/24 }",
                                "hv3: { address: 192.168.5.1/30 }")
                        .replace(
                                "switches: { tor: {} }",
                                "switches: { tor: {} }\n"
                                        + "  routers: { r: { addresses: [ 192.168.4.1/24,"
                                        + " 192.168.5.2/30 ] } }")
                        .replace("hv3 -- tor", "hv3 -- r, r -- tor")
                        .replace("policy:", "virtualization: { mechanism: ip-rewrite }\npolicy:");

        assertThatThrownBy(() -> run(narrow + "  - { at: 1s, migrate: blue2, to: hv3 }\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(
                        "the provider pool 192.168.5.0/30 is used up: 1 addresses are needed and it"
                                + " has 0 free")
                .hasMessageContaining("migrate: blue2");
    }

    @Test
    void behind_the_managers_back_records_stay_stale_until_somebody_corrects_them()
            throws ScenarioException {
        String neighbour =
                STAR.replace(
                        "traffic:",
                        "      blue3: { host: hv3, subnet: front, address: 10.0.0.9 }\ntraffic:");
        String move = "  - { at: 1s, migrate: blue2, to: hv3, update-policy: false }\n";
        String repair =
                "  - { at: 2s, record: blue2, change: set, provider-address: 192.168.4.13 }\n";

        RunResult stale = run(neighbour + move).finish();
        RunResult repaired = run(neighbour + move + repair).finish();

        assertThat(stale.control().pushes()).isZero();
        assertThat(flow(stale, "in").lostPackets()).isEqualTo(200);
        assertThat(flow(repaired, "in").lostPackets()).isBetween(99L, 103L);
        assertThat(repaired.control().staleFrames())
                .containsKeys("no-local-port", "source-mismatch");
    }

    @Test
    void under_vlan_a_machine_is_cut_off_where_switches_were_not_configured()
            throws ScenarioException {
        String move = "  - { at: 1s, migrate: blue2, to: hv3, downtime: 50ms";
        String vlan = "virtualization.mechanism=vlan";

        RunResult forgotten = run(STAR + move + " }\n", vlan).finish();
        RunResult configured = run(STAR + move + ", configure-switches: true }\n", vlan).finish();

        assertThat(flow(forgotten, "in").lostPackets()).isEqualTo(200);
        assertThat(flow(forgotten, "out").lostPackets()).isGreaterThan(190);
        assertThat(flow(configured, "in").lostPackets()).isLessThan(10);
    }

    static Run run(String text, String... settings) throws ScenarioException {
        Scenario scenario =
                ScenarioLoader.parse("test.yaml", text, Overrides.of(List.of(settings))).scenario();
        return Run.of(scenario);
    }

    static RunResult.FlowResult flow(RunResult result, String name) {
        return result.flows().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }
}
