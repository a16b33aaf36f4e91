package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.observe.Observer;
import org.nvsim.report.Json;
import org.nvsim.run.build.Threads;
import org.nvsim.run.property.RandomScenario;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** However many threads run it, a run is the same. */
class ThreadsTest {
    private static final int MOST_THREADS = 4;
    private static final long EVENTS = 10_000;

    static Stream<String> names() {
        return Library.names().stream();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_shipped_scenario_shows_the_same(String name) throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open(name, Overrides.none());
        List<Scenario> all = new ArrayList<>(file.variants());
        all.add(0, file.scenario());
        for (Scenario scenario : all) {
            assertSame(scenario, 1, Boolean.getBoolean("nvsim.threads-always"));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_random_scenario_shows_the_same(long seed) throws ScenarioException {
        assertSame(load(RandomScenario.troubled(seed)), 1, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvgre", "ip-rewrite", "none"})
    void a_fat_tree_shows_the_same_every_time(String mechanism) throws ScenarioException {
        Overrides shorter =
                Overrides.of(List.of("duration=300us", "virtualization.mechanism=" + mechanism));
        Scenario scenario = ScenarioLoader.open("fat-tree-k8", shorter).scenario();
        assertThat(Run.of(scenario, null, 4).threads()).isEqualTo(4);
        for (int time = 0; time < 3; time++) {
            assertSame(scenario, 16, time > 0);
        }
    }

    @Test
    void tcp_over_links_that_fail_shows_the_same() throws ScenarioException {
        Scenario scenario =
                load(
                        """
                        nvsim: 1
                        seed: 3
                        duration: 4ms
                        network:
                          leaf-spine: { leaves: 6, spines: 3, hosts-per-leaf: 6 }
                          faults:
                            - { link: leaf1 -- spine1, loss: 1%, duplication: 1%, jitter: 3us }
                            - { link: leaf4 -- spine2, flap: { every: 1ms, down: 200us } }
                        virtualization: { mechanism: nvgre }
                        tenants: { generate: { tenants: 2, vms: 36 } }
                        traffic:
                          - matrix: { name: bulk, pattern: permutation, each: { tcp: {} } }
                          - matrix:
                              name: web
                              pattern: shift
                              each: { request-response: { request: 200B, response: 20kB } }
                        timeline:
                          - { at: 1ms, link: leaf2 -- spine1, state: down }
                          - { at: 2ms, link: leaf2 -- spine1, state: up }
                          - { at: 2ms, node: spine3, state: down }
                          - { at: 3ms, node: spine3, state: up }
                        """);
        assertThat(Run.of(scenario, null, 2).threads()).isEqualTo(2);
        assertSame(scenario, 12, true);
    }

    @Test
    void one_thread_runs_what_is_watched_or_small_or_has_parts_in_common()
            throws ScenarioException {
        Scenario large = ScenarioLoader.open("fat-tree-k4", Overrides.none()).scenario();
        Observer nobody = (timePs, place, port, action, frame, reason, decision) -> {};
        assertThat(why(Run.of(large, nobody, 2))).contains("watches");
        assertThat(why(Run.of(shipped("first-look"), null, 2))).contains("nodes");
        assertThat(why(Run.of(shipped("live-migration"), new Threads(2, 1, false))))
                .contains("VMs move");
        assertThat(why(Run.of(shipped("provider-multicast"), new Threads(2, 1, false))))
                .contains("several machines");
        assertThat(Run.of(large, nobody, 1).whyFewerThreads()).isEmpty();
        assertThat(Run.of(large, null, 2).whyFewerThreads()).isEmpty();
    }

    @Test
    void fewer_threads_run_a_network_that_is_not_worth_more() throws ScenarioException {
        Run run = Run.of(shipped("fat-tree-k4"), null, 4);
        assertThat(run.threads()).isEqualTo(2);
        assertThat(run.whyFewerThreads()).contains("the network has only 36 nodes");
    }

    @Test
    void nodes_that_are_very_close_are_not_run_apart() throws ScenarioException {
        Overrides close = Overrides.of(List.of("network.defaults.delay=10ns"));
        Scenario scenario = ScenarioLoader.open("fat-tree-k4", close).scenario();
        assertThat(why(Run.of(scenario, null, 2))).contains("10000 ps");
    }

    private static String why(Run run) {
        assertThat(run.threads()).isEqualTo(1);
        return run.whyFewerThreads().orElseThrow();
    }

    private static Scenario shipped(String name) throws ScenarioException {
        return ScenarioLoader.open(name, Overrides.none()).scenario();
    }

    private static Scenario load(String text) throws ScenarioException {
        return ScenarioLoader.parse("threads", text, Overrides.none()).scenario();
    }

    private static void assertSame(Scenario scenario, int leastNodes, boolean always)
            throws ScenarioException {
        String one = shown(Run.of(scenario, Threads.ONE));
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            assertThat(shown(Run.of(scenario, new Threads(threads, leastNodes, always))))
                    .as(threads + " threads")
                    .isEqualTo(one);
        }
    }

    /** All that a run shows, after its end or some thousands of events. */
    private static String shown(Run run) {
        long durationPs = run.scenario().durationPs();
        for (long ps = durationPs / 10_000;
                !run.isFinished() && run.eventCount() < EVENTS;
                ps *= 2) {
            run.advanceTo(ps);
        }
        return Json.of(run.result()).replaceAll("\"wallNanos\" : \\d+", "");
    }
}
