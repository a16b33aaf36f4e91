package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Links of generated networks have figures of their own, and firewalls in them. */
class TiersTest {
    private static final String LEAF_SPINE =
            "leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 1 }";

    private static RunResult run(String network, String... settings) throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: 200ms
                network: { NETWORK }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.7.0.0/24 } }
                    vms:
                      blue1: { host: hv1, subnet: front, address: 10.7.0.5 }
                      blue2: { host: hv2, subnet: front, address: 10.7.0.7 }
                traffic:
                  - ping: { name: p, from: blue1, to: blue2, count: 5, every: 10ms }
                  - udp: { name: u, from: blue1, to: blue2, rate: 1Gbps, start: 100ms, stop: 150ms }
                """
                        .replace("NETWORK", network);
        Overrides overrides = Overrides.of(List.of(settings));
        return Run.of(ScenarioLoader.parse("test.yaml", text, overrides).scenario()).finish();
    }

    private static String refusal(String network) {
        return catchThrowableOfType(ScenarioException.class, () -> run(network)).render();
    }

    private static List<String> denying(RunResult result) {
        return result.frames().droppedAt().entrySet().stream()
                .filter(at -> at.getValue().containsKey("firewall-denied"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static RunResult.FlowResult flow(RunResult result, String name) {
        return result.flows().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    leaf-spine: { leaves: 2, spines: 1, hosts-per-leaf: 1 } | leaf* -- spine*
                    star: { hosts: 2 }                                     | hv2 -- tor
                    dumbbell: { left: 1, right: 1 }                        | left -- right
                    fat-tree: { k: 2 }                                     | edge* -- agg*
                    ring: { switches: 3, hosts-per-switch: 1 }             | sw* -- sw*
                    """)
    void a_tier_has_a_rate_delay_and_mtu_of_its_own(String network, String link)
            throws ScenarioException {
        RunResult slow =
                run(network + ", tiers: [ { link: " + link + ", rate: 100Mbps, delay: 500us } ]");
        RunResult small = run(network + ", tiers: [ { link: " + link + ", mtu: 500 } ]");
        RunResult usual = run(network);

        assertThat(flow(usual, "u").dropped()).isEmpty();
        assertThat(flow(slow, "u").dropped()).containsKey("queue-full");
        assertThat(flow(slow, "p").latencyNanos().min()).isGreaterThan(1_000_000);
        assertThat(flow(usual, "p").latencyNanos().min()).isLessThan(100_000);
        assertThat(small.frames().dropped()).containsKey("mtu-exceeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 1 } | leaf* -- spine* | fw-leaf1-spine1
                    star: { hosts: 2 }                                     | hv2 -- tor      | fw-hv2-tor
                    dumbbell: { left: 1, right: 1 }                        | left -- right   | fw-left-right
                    fat-tree: { k: 2 }                                     | edge* -- agg*   | fw-edge1-agg1
                    ring: { switches: 3, hosts-per-switch: 1 }             | sw* -- sw*      | fw-sw1-sw2
                    """)
    void a_firewall_between_tiers_judges_all_that_passes(String network, String link, String name)
            throws ScenarioException {
        String blocked =
                network
                        + ", tiers: [ { link: "
                        + link
                        + ", firewall: { preset: default-deny-gre } } ]";
        RunResult nvgre = run(blocked);
        RunResult rewrite = run(blocked, "virtualization.mechanism=ip-rewrite");
        RunResult open = run(blocked, "network.tiers[0].firewall.rules=[ allow: gre ]");

        assertThat(flow(nvgre, "p").dropped()).containsEntry("firewall-denied", 5L);
        assertThat(denying(nvgre)).isNotEmpty().allMatch(n -> n.startsWith("fw-"));
        assertThat(flow(rewrite, "p").latencyNanos().max()).isPositive();
        assertThat(denying(rewrite)).isEmpty();
        assertThat(denying(open)).isEmpty();
        assertThat(open.links()).anyMatch(l -> l.to().equals(name));
    }

    @Test
    void entries_that_mean_several_links_say_different_things_of_each() throws ScenarioException {
        String network = LEAF_SPINE.replace("spines: 2", "spines: 1");
        RunResult result =
                run(
                        network
                                + ", tiers: [ { link: leaf1 -- spine1, firewall: { preset: deny-all } },"
                                + " { link: leaf2 -- spine1, rate: 5Gbps } ]");

        assertThat(denying(result)).containsExactly("fw-leaf1-spine1");
    }

    @Test
    void a_firewall_between_tiers_is_changed_on_the_timeline_by_its_name()
            throws ScenarioException {
        RunResult result =
                run(
                        LEAF_SPINE.replace("spines: 2", "spines: 1")
                                + ", tiers: [ { link: leaf1 -- spine*, firewall: { preset: deny-all } } ]",
                        "timeline=[ { at: 25ms, firewall: fw-leaf1-spine1, allow: any } ]");

        assertThat(flow(result, "p").dropped()).containsEntry("firewall-denied", 3L);
        assertThat(flow(result, "u").dropped()).isEmpty();
    }

    @Test
    void tiers_that_mean_no_link_or_no_generated_network_are_refused() {
        assertThat(refusal(LEAF_SPINE + ", tiers: [ { link: leaf* -- core*, rate: 1Gbps } ]"))
                .contains(
                        "test.yaml:3", "no link that 'leaf-spine' makes joins 'leaf*' and 'core*'");
        assertThat(
                        refusal(
                                "hosts: { hv1: { address: 192.168.4.1/24 }, hv2: { address:"
                                        + " 192.168.4.2/24 } }, links: [ hv1 -- hv2 ], tiers: [ { link: hv1"
                                        + " -- hv2, rate: 1Gbps } ]"))
                .contains("'tiers' are of a network that a rule makes");
        assertThat(
                        refusal(
                                LEAF_SPINE
                                        + ", tiers: [ { link: leaf* -- spine*, firewall: {} } ],"
                                        + " faults: [ { link: leaf1 -- spine1, loss: 1% } ]"))
                .contains("no link joins 'leaf1' and 'spine1'");
    }
}
