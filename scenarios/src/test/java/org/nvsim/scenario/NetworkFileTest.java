package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.layout.Layout;

class NetworkFileTest {
    private static final Path ZOO = Path.of("src/test/resources/zoo");

    @TempDir private Path folder;

    private ScenarioFile load(String network) throws IOException, ScenarioException {
        Path file = folder.resolve("net.yaml");
        Files.writeString(
                file,
                "nvsim: 1\nduration: 1s\nnetwork: { "
                        + network
                        + " }\ntenants: { generate: { tenants: 1, vms: 4 } }\ntraffic:\n"
                        + "  - matrix: { name: all, pattern: all-to-all, each: { ping: { count: 1,"
                        + " size: 64B } } }\n");
        return ScenarioLoader.open(file.toString(), Overrides.none());
    }

    private String refused(String network) {
        return catchThrowableOfType(ScenarioException.class, () -> load(network)).render();
    }

    @ParameterizedTest
    @CsvSource({
        "graphml, northern-ring.graphml, 4",
        "graphml, two-places-unknown.graphml, 4",
        "gml, across-a-continent.gml, 5",
        "gml, chain-of-islands.gml, 4",
        "dot, campus.dot, 5"
    })
    void a_file_in_the_style_of_the_topology_zoo_loads_runs_and_has_a_picture(
            String key, String name, int hosts) throws Exception {
        Files.copy(ZOO.resolve(name), folder.resolve(name));

        ScenarioFile file = load(key + ": " + name);
        RunResult result = Run.of(file.scenario()).finish();

        assertThat(file.scenario().network().hosts()).hasSize(hosts);
        assertThat(result.flows())
                .hasSize(12)
                .allSatisfy(flow -> assertThat(flow.receivedPackets()).isEqualTo(1));
        Topology topology = file.scenario().network().generator().orElseThrow().topology();
        Layout layout = Layout.of(topology, 1);
        for (TopologyNode node : topology.nodes()) {
            assertThat(layout.x(node.id())).isBetween(0.0, 1.0);
            assertThat(layout.y(node.id())).isBetween(0.0, 1.0);
        }
    }

    @Test
    void distance_is_delay() throws Exception {
        Files.copy(ZOO.resolve("chain-of-islands.gml"), folder.resolve("islands.gml"));

        RunResult result = Run.of(load("gml: islands.gml").scenario()).finish();

        // Sapporo to Fukuoka by Tokyo and Osaka: some 1700 km, 5 us a kilometre, both ways
        long there = result.flows().get(2).latencyNanos().min();
        assertThat(result.flows().get(2).to()).isEqualTo("t1-vm4");
        assertThat(there).isBetween(14_000_000L, 20_000_000L);
    }

    @Test
    void nonsense_is_refused_where_it_stands() throws IOException {
        Files.writeString(folder.resolve("bad.gml"), "graph [\n  node [ id 0 ]\n  edge ] oops\n");
        Files.writeString(
                folder.resolve("bad.graphml"), "<graphml>\n<graph>\n<node id='a'>\n</graph>\n");
        Files.writeString(folder.resolve("bad.dot"), "graph { a -- }\n");
        Files.writeString(folder.resolve("fw.dot"), "graph {\na -- b; a [kind=firewall]; }\n");

        assertThat(refused("gml: bad.gml")).startsWith(folder + "/bad.gml:3:1: ");
        assertThat(refused("graphml: bad.graphml"))
                .startsWith(folder + "/bad.graphml:4:1: not readable as GraphML: ");
        assertThat(refused("dot: bad.dot")).startsWith(folder + "/bad.dot:1:1: ");
        assertThat(refused("dot: fw.dot"))
                .startsWith(folder + "/fw.dot:2:1: 'a' is neither router, switch nor host");
        assertThat(refused("dot: none.dot")).contains("no file 'none.dot' beside the scenario");
    }

    @Test
    void a_network_in_parts_and_an_edge_to_itself_are_said_where_they_stand() throws Exception {
        Files.writeString(
                folder.resolve("parts.dot"), "graph {\n a -- b;\n b -- b;\n c -- d;\n}\n");

        ScenarioFile file = load("dot: parts.dot");

        assertThat(file.warnings())
                .extracting(problem -> problem.mark().line() + " " + problem.message())
                .contains(
                        "3 'b' is joined to itself; this edge is left out",
                        "4 the network is in 2 parts: there is no way from 'a' to 'c'");
    }

    @Test
    void a_latency_written_at_an_edge_is_the_delay_of_its_link() throws Exception {
        Files.writeString(
                folder.resolve("slow.dot"),
                "digraph { a -> b [latency=\"10 ms\"]; b -> a [latency=\"10 ms\"] }");

        RunResult result = Run.of(load("dot: slow.dot, hosts-per-router: 2").scenario()).finish();

        assertThat(
                        result.flows().stream()
                                .mapToLong(flow -> flow.latencyNanos().min())
                                .max()
                                .getAsLong())
                .isBetween(20_000_000L, 20_200_000L);
    }

    @Test
    void numbers_of_hosts_are_checked_where_they_are_written() throws IOException {
        Files.copy(ZOO.resolve("campus.dot"), folder.resolve("campus.dot"));

        assertThat(refused("dot: campus.dot, hosts-per-router: 0"))
                .contains("net.yaml:3:47: no host hangs on a router");
    }

    @ParameterizedTest
    @CsvSource({
        "'dumbbell: { left: 2, right: 2 }', 4",
        "'ring: { switches: 4, hosts-per-switch: 1 }', 4"
    })
    void other_rules_make_networks_too(String network, int hosts) throws Exception {
        ScenarioFile file = load(network);

        assertThat(file.scenario().network().hosts()).hasSize(hosts);
        assertThat(Run.of(file.scenario()).finish().flows())
                .allSatisfy(flow -> assertThat(flow.receivedPackets()).isEqualTo(1));
    }
}
