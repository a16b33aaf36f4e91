package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.report.Json;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.timeline.TimelineKinds;

/** What holds for every kind of timeline action: it is written, told, and does something. */
class TimelineKindsTest {
    private static final String SCENARIO =
            """
            nvsim: 1
            duration: 100ms
            network:
              hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
              switches: { tor: {} }
              firewalls: { fw: {} }
              links: [ hv1 -- tor, tor -- fw, fw -- hv2 ]
            policy: { management: %s }
            tenants:
              blue:
                subnets: { s: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a: { host: hv1, subnet: s, address: 10.0.0.4 }
                  b: { host: hv2, subnet: s, address: 10.0.0.5 }
            traffic:
              - ping: { name: p, from: a, to: b, count: 50, every: 1ms }
            """;

    /** For each word an action that must be seen, and what people read about it. */
    private static final Map<String, List<String>> EXAMPLES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "agent",
                                    List.of("agent: hv1, state: down", "agent of hv1 down")),
                            Map.entry(
                                    "firewall", List.of("firewall: fw, deny: gre", "fw: deny gre")),
                            Map.entry(
                                    "link",
                                    List.of("link: hv1 -- tor, state: down", "hv1 -- tor down")),
                            Map.entry("manager", List.of("manager: down", "manager down")),
                            Map.entry("migrate", List.of("migrate: b, to: hv1", "b moves to hv1")),
                            Map.entry("node", List.of("node: tor, state: down", "tor down")),
                            Map.entry(
                                    "owned",
                                    List.of(
                                            "owned: false, on: hv2, provider-address: 192.168.4.12",
                                            "192.168.4.12 taken from hv2")),
                            Map.entry(
                                    "partition",
                                    List.of(
                                            "partition: [ hv1, tor ], state: down",
                                            "hv1, tor cut off")),
                            Map.entry(
                                    "record",
                                    List.of(
                                            "record: b, change: remove, on: hv1",
                                            "record of b: remove (on hv1)")),
                            Map.entry(
                                    "route",
                                    List.of(
                                            "route: 10.0.0.0/24, tenant: blue, subnet: s,"
                                                    + " change: remove, on: hv1",
                                            "route of blue to 10.0.0.0/24: remove (on hv1)")),
                            Map.entry("script", List.of("script: fix.ps1", "fix.ps1 runs"))));

    /** These are seen in who answers for policy, or need a file; tests of their own show them. */
    private static final List<String> SEEN_ELSEWHERE = List.of("agent", "manager", "script");

    private static Scenario load(String action) throws ScenarioException {
        String timeline = action.isEmpty() ? "" : "timeline: [ { at: 20ms, " + action + " } ]\n";
        return ScenarioLoader.parse(
                        "timeline.yaml", SCENARIO.formatted("central") + timeline, Overrides.none())
                .scenario();
    }

    private static String result(String action) throws ScenarioException {
        return Json.of(Run.of(load(action)).finish())
                .replaceAll("\"(wallNanos|scenarioHash)\" : [^,]+,", "");
    }

    static Stream<String> words() {
        return TimelineKinds.all().stream().map(TimelineKind::word);
    }

    static Stream<String> seen() {
        return words().filter(word -> !SEEN_ELSEWHERE.contains(word));
    }

    @ParameterizedTest
    @MethodSource("words")
    void every_kind_has_an_example_here(String word) {
        assertThat(EXAMPLES.keySet())
                .as("add an example of the new timeline action to this test")
                .contains(word);
    }

    @ParameterizedTest
    @MethodSource("seen")
    void every_kind_does_something_and_says_what(String word) throws ScenarioException {
        TimelineAction action = load(EXAMPLES.get(word).get(0)).timeline().get(0);

        assertThat(action.text()).isEqualTo(EXAMPLES.get(word).get(1));
        assertThat(result(EXAMPLES.get(word).get(0))).isNotEqualTo(result(""));
    }

    @Test
    void every_kind_says_when_and_has_a_key_of_its_own_name() {
        for (TimelineKind<?> kind : TimelineKinds.all()) {
            assertThat(kind.section().keys())
                    .as(kind.word())
                    .contains(TimelineKind.AT)
                    .extracting(Key::name)
                    .contains(kind.word());
            assertThat(kind.doc()).as(kind.word()).isNotBlank();
        }
    }
}
