package org.nvsim.run.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** The matrix of who reaches whom says the same as pings of an ordinary run. */
class IsolationTest {
    private static final List<String> MACHINES = List.of("blue1", "blue2", "blue3", "red1", "www");

    /** Tenants whose addresses differ, so that an answer tells who gave it. */
    private static final String TENANTS =
            """
            tenants:
              blue:
                subnets:
                  front: { vsid: 5001, prefix: 10.7.0.0/24 }
                  back: { vsid: 5002, prefix: 10.7.1.0/24 }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.7.0.5 }
                  blue2: { host: hv2, subnet: front, address: 10.7.0.7 }
                  blue3: { host: hv2, subnet: back, address: 10.7.1.7 }
              red:
                subnets: { front: { vsid: 6001, prefix: 10.8.0.0/24 } }
                vms: { red1: { host: hv1, subnet: front, address: 10.8.0.5 } }
            """;

    private static final Map<String, String> NETWORKS = new TreeMap<>();

    static {
        NETWORKS.put("star", "star: { hosts: 2 }");
        NETWORKS.put("leaf-spine", "leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 1 }");
        NETWORKS.put("fat-tree", "fat-tree: { k: 2 }");
        NETWORKS.put("dumbbell", "dumbbell: { left: 1, right: 1 }");
        NETWORKS.put("ring", "ring: { switches: 3, hosts-per-switch: 1 }");
    }

    private static final Map<String, String> HEADS =
            Map.of(
                    "star",
                    "tor",
                    "leaf-spine",
                    "leaf1",
                    "fat-tree",
                    "edge1",
                    "dumbbell",
                    "left",
                    "ring",
                    "sw1");

    /** How the machine that is no VM is joined to the rack of hv1. */
    private static final Map<String, String> OUTSIDE =
            Map.of(
                    "in the rack",
                    """
                      servers: { www: { address: 10.0.0.99/16 } }
                      links: [ www -- HEAD ]
                    """,
                    "behind nat",
                    """
                      servers: { www: { address: 192.168.9.20/24 } }
                      gateways: { gw: { address: 10.0.0.98/16, mode: nat, outside: 192.168.9.2/24 } }
                      links: [ gw -- HEAD, gw -- www ]
                    """,
                    "behind a forwarding gateway",
                    """
                      servers: { www: { address: 192.168.9.20/24, gateway: 192.168.9.2 } }
                      gateways: { gw: { address: 10.0.0.98/16, outside: 192.168.9.2/24 } }
                      links: [ gw -- HEAD, gw -- www ]
                    """);

    static Stream<Arguments> generated() {
        List<Arguments> all = new ArrayList<>();
        for (String network : NETWORKS.keySet()) {
            for (String mechanism : List.of("nvgre", "ip-rewrite", "vlan", "none")) {
                boolean stretched = mechanism.equals("vlan") && !network.equals("star");
                if (!stretched) { // a VLAN that would cross routers is refused
                    new TreeSet<>(OUTSIDE.keySet())
                            .forEach(side -> all.add(Arguments.of(network, mechanism, side)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void the_matrix_agrees_with_pings_and_with_policy(String network, String mechanism, String side)
            throws ScenarioException {
        String text =
                "nvsim: 1\nduration: 8s\nnetwork:\n  "
                        + NETWORKS.get(network)
                        + "\n"
                        + OUTSIDE.get(side).replace("HEAD", HEADS.get(network))
                        + "virtualization: { mechanism: "
                        + mechanism
                        + " }\n"
                        + TENANTS
                        + pings();
        Scenario scenario = scenario(text);

        assertThat(matrix(scenario)).isEqualTo(answers(Run.of(scenario).finish()));
        IsolationResult result = measured(scenario);
        boolean tenantsMeet = mechanism.equals("none"); // which policy forbids
        assertThat(result.disagreements())
                .allMatch(d -> tenantsMeet && isAcrossTenants(d), "only tenants may disagree");
    }

    @Test
    void machines_that_are_not_virtualized_are_asked_where_they_are() throws ScenarioException {
        IsolationResult result =
                measured(
                        scenario(
                                """
                                nvsim: 1
                                duration: 1s
                                network: { star: { hosts: 2 } }
                                virtualization: { mechanism: none }
                                tenants:
                                  blue:
                                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                                    vms:
                                      blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                                      blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
                                """));

        assertThat(result.reachable()).isEqualTo(2);
        assertThat(result.agrees()).isTrue();
    }

    @Test
    void servers_with_routers_in_their_subnets_are_meant_to_reach_each_other()
            throws ScenarioException {
        IsolationResult result =
                measured(
                        scenario(
                                """
                                nvsim: 1
                                duration: 1s
                                network:
                                  routers:
                                    r1: { addresses: [ 192.168.8.1/24, 192.168.10.1/24 ] }
                                    r2: { addresses: [ 192.168.10.2/24, 192.168.9.1/24 ] }
                                  servers:
                                    s1: { address: 192.168.8.10/24 }
                                    s2: { address: 192.168.9.10/24 }
                                    lost: { address: 192.168.9.11/24, gateway: 192.168.9.254 }
                                  switches: { lan: {} }
                                  links: [ s1 -- r1, r1 -- r2, r2 -- lan, lan -- s2, lan -- lost ]
                                """));

        assertThat(result.disagreements()).isEmpty();
        assertThat(result.reachable()).isEqualTo(4); // s1 and s2, s2 and lost
    }

    private static boolean isAcrossTenants(Disagreement d) {
        boolean blue = d.from().startsWith("blue");
        return d.reachable() && (blue ? d.to().equals("red1") : d.to().startsWith("blue"));
    }

    private static Scenario scenario(String text) throws ScenarioException {
        return ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario();
    }

    private static IsolationResult measured(Scenario scenario) throws ScenarioException {
        Isolation isolation = Isolation.of(scenario);
        isolation.run().finish();
        return isolation.result();
    }

    private static Map<String, Boolean> matrix(Scenario scenario) throws ScenarioException {
        IsolationResult result = measured(scenario);
        Map<String, Boolean> reached = new TreeMap<>();
        for (int from = 0; from < result.machines().size(); from++) {
            for (int to = 0; to < result.machines().size(); to++) {
                if (from != to) {
                    reached.put(
                            pair(
                                    result.machines().get(from).name(),
                                    result.machines().get(to).name()),
                            result.reached()[from][to]);
                }
            }
        }
        return reached;
    }

    private static Map<String, Boolean> answers(RunResult result) {
        Map<String, Boolean> reached = new TreeMap<>();
        result.flows()
                .forEach(f -> reached.put(pair(f.from(), f.to()), f.latencyNanos().max() > 0));
        return reached;
    }

    private static String pings() {
        StringBuilder text = new StringBuilder("traffic:\n");
        int n = 0;
        for (String from : MACHINES) {
            for (String to : MACHINES) {
                if (!from.equals(to)) {
                    text.append(
                            String.format(
                                    "  - ping: { name: p%d, from: %s, to: %s, count: 1, start: %dms"
                                            + " }%n",
                                    n, from, to, n++ * 100));
                }
            }
        }
        return text.toString();
    }

    private static String pair(String from, String to) {
        return from + " > " + to;
    }
}
