package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.engine.random.RandomStream;

class EventOrderTest {
    @Test
    void at_one_moment_nodes_come_in_order_arrivals_by_place_then_timers() {
        Simulation simulation = new Simulation(1);
        Node a = simulation.addNode("a");
        Node b = simulation.addNode("b");
        List<String> events = new ArrayList<>();
        Timer timerOfB = b.newTimer(() -> events.add("b timer"));
        Timer timerOfA = a.newTimer(() -> events.add("a timer"));
        Channel<String> second = simulation.connect(a, b, 2, 1, events::add);
        Channel<String> first = simulation.connect(a, b, 1, 1, events::add);
        Channel<String> toA = simulation.connect(b, a, 0, 1, events::add);
        timerOfB.armAt(5);
        second.send("b place 2", 5);
        first.send("b place 1", 5);
        timerOfA.armAt(5);
        toA.send("a place 0", 5);
        simulation.runUntil(5);
        assertThat(events)
                .containsExactly("a place 0", "a timer", "b place 1", "b place 2", "b timer");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_order_of_building_and_scheduling_makes_no_difference(long permutation) {
        Mesh asWritten = new Mesh(new Random(0), false);
        Mesh permuted = new Mesh(new Random(permutation), true);
        asWritten.simulation.runUntil(3000);
        permuted.simulation.runUntil(3000);
        assertThat(asWritten.log).hasSizeGreaterThan(2000);
        assertThat(permuted.log).isEqualTo(asWritten.log);
        assertThat(permuted.simulation.digest()).isEqualTo(asWritten.simulation.digest());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 64, 1000})
    void a_run_cut_into_slices_is_the_same_run(long slicePs) {
        Mesh whole = new Mesh(new Random(0), false);
        Mesh cut = new Mesh(new Random(0), false);
        whole.simulation.runUntil(3000);
        for (long until = 0; until < 3000; until += slicePs) {
            cut.simulation.runUntil(until);
        }
        cut.simulation.runUntil(3000);
        assertThat(cut.log).isEqualTo(whole.log);
        assertThat(cut.simulation.digest()).isEqualTo(whole.simulation.digest());
        assertThat(cut.simulation.eventCount()).isEqualTo(whole.simulation.eventCount());
        assertThat(cut.simulation.nowPs()).isEqualTo(3000);
    }

    /** Five nodes, each joined to each, that pass tokens on by chance drawn from their streams. */
    private static final class Mesh {
        private static final int NODES = 5;

        final Simulation simulation = new Simulation(42);
        final List<String> log = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<Station> stations = new ArrayList<>();
        private final List<List<Channel<Integer>>> out = new ArrayList<>();

        Mesh(Random random, boolean permute) {
            List<Runnable> building = new ArrayList<>();
            List<Runnable> scheduling = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                nodes.add(simulation.addNode("n" + i));
                out.add(new ArrayList<>(Collections.nCopies(NODES, null)));
            }
            for (int i = 0; i < NODES; i++) {
                Station station = new Station(i);
                for (int j = 0; j < NODES; j++) {
                    int to = j;
                    int from = i;
                    if (i != j) {
                        building.add(() -> connect(from, to));
                        scheduling.add(() -> out.get(from).get(to).send(10 * from + to, 3));
                    }
                }
                scheduling.add(() -> station.timer.armAt(3));
            }
            if (permute) {
                Collections.shuffle(building, random);
                Collections.shuffle(scheduling, random);
            }
            building.forEach(Runnable::run);
            scheduling.forEach(Runnable::run);
        }

        private void connect(int from, int to) {
            out.get(from)
                    .set(
                            to,
                            simulation.connect(
                                    nodes.get(from),
                                    nodes.get(to),
                                    from,
                                    1,
                                    item -> stations.get(to).receive(from, item)));
        }

        private final class Station {
            private final int number;
            private final Node node;
            private final Timer timer;
            private final RandomStream random;
            private final long[] lastPs = new long[NODES];

            Station(int number) {
                this.number = number;
                this.node = nodes.get(number);
                this.timer = node.newTimer(this::wake);
                this.random = node.random("tokens");
                Arrays.fill(lastPs, 3);
                stations.add(this);
            }

            void wake() {
                note("timer");
                timer.armAfter(1 + random.nextInt(4));
            }

            void receive(int from, int item) {
                note(from + " sent " + item);
                int to = (number + 1 + random.nextInt(NODES - 1)) % NODES;
                lastPs[to] = Math.max(lastPs[to], node.nowPs() + 1 + random.nextInt(5));
                out.get(number).get(to).send(item, lastPs[to]);
            }

            private void note(String what) {
                log.add(node.nowPs() + " " + node + ": " + what);
                node.fold(what.hashCode());
            }
        }
    }
}
