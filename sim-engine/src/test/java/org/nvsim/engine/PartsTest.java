package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.engine.random.RandomStream;

class PartsTest {
    private static final long END_PS = 40_000;

    static IntStream seeds() {
        return IntStream.range(0, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_run_in_parts_is_the_run_in_one(int seed) {
        Web alone = new Web(seed, 1);
        alone.simulation.runUntil(END_PS);
        assertThat(alone.simulation.eventCount()).isGreaterThan(100);
        for (int parts = 2; parts <= 4; parts++) {
            Web inParts = new Web(seed, parts);
            inParts.simulation.runUntil(END_PS);
            assertThat(inParts.logs).isEqualTo(alone.logs);
            assertThat(inParts.figures()).isEqualTo(alone.figures());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void where_it_is_cut_into_calls_makes_no_difference(int seed) {
        Web whole = new Web(seed, 3);
        Web cut = new Web(seed, 3);
        whole.simulation.runUntil(END_PS);
        Random random = new Random(seed);
        long untilPs = 0;
        while (untilPs < END_PS) {
            cut.simulation.runUntil(untilPs);
            assertThat(cut.simulation.nowPs()).isEqualTo(untilPs);
            assertThat(cut.simulation.nextEventPs()).isGreaterThan(untilPs);
            assertThat(cut.pending()).isEqualTo(cut.tokens);
            untilPs += random.nextInt(2500);
        }
        cut.simulation.runUntil(END_PS);
        assertThat(cut.logs).isEqualTo(whole.logs);
        assertThat(cut.figures()).isEqualTo(whole.figures());
    }

    @Test
    void parts_with_work_to_share_have_a_thread_each() {
        Web web = new Web(1, 3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (Node node : web.nodes) {
            node.newTimer(() -> threads.add(Thread.currentThread())).armAt(END_PS / 2);
        }
        web.simulation.runUntil(END_PS);
        assertThat(threads).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void parts_without_a_channel_between_them_run_too() {
        Simulation simulation = new Simulation(1);
        int[] counts = new int[3];
        for (int i = 0; i < counts.length; i++) {
            int number = i;
            Node node = simulation.addNode("n" + i);
            simulation.assign(node, i);
            Timer[] timer = new Timer[1];
            timer[0] =
                    node.newTimer(
                            () -> {
                                counts[number]++;
                                timer[0].armAfter(10 + number);
                            });
            timer[0].armAt(number);
        }
        simulation.runUntil(600);
        assertThat(counts).containsExactly(61, 55, 50);
        assertThat(simulation.nowPs()).isEqualTo(600);
    }

    @Test
    void of_defects_in_several_parts_the_first_is_told() {
        for (int parts = 1; parts <= 3; parts++) {
            Web web = new Web(5, parts);
            web.breakAt(0, 9_003);
            web.breakAt(1, 9_001);
            web.breakAt(2, 9_001);
            assertThatThrownBy(() -> web.simulation.runUntil(END_PS))
                    .isInstanceOf(SimulationDefect.class)
                    .hasMessage(
                            "seed 42, at 9001 ps, node n1: java.lang.IllegalArgumentException:"
                                    + " broken");
        }
    }

    @Test
    void an_error_of_the_machine_is_thrown_as_it_is() {
        Web web = new Web(5, 2);
        OutOfMemoryError error = new OutOfMemoryError("for the test");
        web.nodes
                .get(1)
                .newTimer(
                        () -> {
                            throw error;
                        })
                .armAt(8_000);
        assertThatThrownBy(() -> web.simulation.runUntil(END_PS)).isSameAs(error);
    }

    @Test
    void an_interrupted_thread_runs_on_and_stays_interrupted() {
        Web web = new Web(7, 2);
        Web other = new Web(7, 2);
        web.simulation.runUntil(END_PS);
        Thread.currentThread().interrupt();
        other.simulation.runUntil(END_PS);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(other.figures()).isEqualTo(web.figures());
    }

    @Test
    void helpers_do_not_keep_the_process_from_ending() {
        Web web = new Web(3, 4);
        web.simulation.runUntil(END_PS);
        List<Thread> helpers =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("nvsim helper"))
                        .toList();
        assertThat(helpers).allMatch(Thread::isDaemon);
    }

    @Test
    void a_node_stays_in_its_part_once_the_simulation_runs() {
        Simulation simulation = new Simulation(1);
        Node node = simulation.addNode("n");
        simulation.runUntil(1);
        assertThatThrownBy(() -> simulation.assign(node, 1)).hasMessageContaining("has started");
    }

    /**
     * Nodes joined at random, with delays of all lengths, that pass tokens on by chance: mostly so
     * many that parts have work to share, at times nearly none.
     */
    private static final class Web {
        final Simulation simulation = new Simulation(42);
        final List<Node> nodes = new ArrayList<>();
        final List<List<String>> logs = new ArrayList<>();
        final int tokens;
        private final List<Station> stations = new ArrayList<>();

        Web(int seed, int parts) {
            if (seed % 2 == 1) {
                simulation.runPartsTogether();
            }
            Random random = new Random(seed);
            int count = 4 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                Node node = simulation.addNode("n" + i);
                int draw = random.nextInt(1 << 20);
                simulation.assign(node, i < parts ? i : draw % parts);
                nodes.add(node);
                logs.add(new ArrayList<>());
                stations.add(new Station(node, logs.get(i)));
            }
            for (int i = 0; i < count; i++) {
                int links = 1 + random.nextInt(3);
                for (int j = 0; j <= links; j++) {
                    int to = j == 0 ? (i + 1) % count : random.nextInt(count);
                    connect(stations.get(i), stations.get(to), 400 + random.nextInt(500));
                }
            }
            tokens = seed % 3 == 0 ? 3 : 100 + random.nextInt(600);
            for (int i = 0; i < tokens; i++) {
                stations.get(random.nextInt(count)).pass(i);
            }
        }

        private void connect(Station from, Station to, long delayPs) {
            if (from != to) {
                from.ways.add(
                        simulation.connect(from.node, to.node, to.inward++, delayPs, to::receive));
                from.lastPs.add(0L);
            }
        }

        void breakAt(int node, long timePs) {
            nodes.get(node)
                    .newTimer(
                            () -> {
                                throw new IllegalArgumentException("broken");
                            })
                    .armAt(timePs);
        }

        int pending() {
            int[] count = new int[1];
            simulation.forEachPending(item -> count[0]++);
            return count[0];
        }

        List<Long> figures() {
            return List.of(
                    simulation.digest(),
                    simulation.eventCount(),
                    simulation.nowPs(),
                    simulation.nextEventPs(),
                    (long) pending());
        }
    }

    private static final class Station {
        final Node node;
        final List<Channel<Integer>> ways = new ArrayList<>();
        final List<Long> lastPs = new ArrayList<>();
        int inward;
        private final List<String> log;
        private final RandomStream random;
        private final Timer timer;

        Station(Node node, List<String> log) {
            this.node = node;
            this.log = log;
            this.random = node.random("tokens");
            this.timer = node.newTimer(() -> note("timer"));
        }

        void receive(int token) {
            note("token " + token);
            timer.armAfter(random.nextInt(3) * 100L);
            pass(token);
        }

        void pass(int token) {
            int way = random.nextInt(ways.size());
            Channel<Integer> channel = ways.get(way);
            long earliestPs = node.nowPs() + channel.minDelayPs() + random.nextInt(300);
            lastPs.set(way, Math.max(lastPs.get(way), earliestPs));
            channel.send(token, lastPs.get(way));
        }

        private void note(String what) {
            log.add(node.nowPs() + " " + what);
            node.fold(what.hashCode());
        }
    }
}
