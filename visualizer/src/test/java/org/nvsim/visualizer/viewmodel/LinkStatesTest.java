package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

final class LinkStatesTest {
    private static final long MS = 1_000_000_000L;
    private static final String NETWORK =
            """
            nvsim: 1
            duration: 100ms
            network:
              hosts: { hv1: { address: 10.9.0.1/24 }, hv2: { address: 10.9.0.2/24 } }
              switches: { tor: {} }
              links: [ hv1 -- tor, hv2 -- tor ]
            """;

    private static RunScene world(String rest) throws Exception {
        return new RunScene(
                Recorder.record(
                        ScenarioLoader.parse("links.yaml", NETWORK + rest, Overrides.none())
                                .scenario(),
                        share -> true));
    }

    private static int link(RunScene world, String host) {
        Topology topology = world.recording().topology();
        int node = topology.find(host).orElseThrow().id();
        return topology.links().stream()
                .filter(link -> link.a().node() == node || link.b().node() == node)
                .mapToInt(Link::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_flapping_link_is_down_each_time_it_is_down() throws Exception {
        RunScene world =
                world(
                        "  faults: [ { link: hv1 -- tor, flap: { start: 10ms, every: 20ms, down:"
                                + " 5ms } } ]\n");
        int hv1 = link(world, "hv1");

        for (long ms = 1; ms < 99; ms++) {
            boolean down = ms >= 10 && (ms - 10) % 20 < 5;
            assertThat(world.isDown(hv1, ms * MS)).as("at %d ms", ms).isEqualTo(down);
            assertThat(world.isDown(link(world, "hv2"), ms * MS)).isFalse();
        }
    }

    @Test
    void the_links_of_a_node_that_stops_are_down_until_it_starts_again() throws Exception {
        RunScene world =
                world(
                        "timeline: [ { at: 10ms, node: tor, state: down },"
                                + " { at: 30ms, node: tor, state: up } ]\n");

        for (String host : new String[] {"hv1", "hv2"}) {
            assertThat(world.isDown(link(world, host), 10 * MS - 1)).isFalse();
            assertThat(world.isDown(link(world, host), 10 * MS)).isTrue();
            assertThat(world.isDown(link(world, host), 30 * MS)).isFalse();
        }
    }
}
