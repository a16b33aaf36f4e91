package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Simulation simulation = new Simulation(77);

    @Test
    void an_empty_one_just_lets_time_pass() {
        simulation.runUntil(5);
        assertThat(simulation.nowPs()).isEqualTo(5);
        assertThat(simulation.eventCount()).isZero();
        assertThat(simulation.nextEventPs()).isEqualTo(Long.MAX_VALUE);
        simulation.runUntil(3); // time never goes back
        assertThat(simulation.nowPs()).isEqualTo(5);
    }

    @Test
    void fires_events_up_to_and_at_the_time_given() {
        Node node = simulation.addNode("n");
        int[] count = new int[1];
        Timer[] timer = new Timer[1];
        timer[0] =
                node.newTimer(
                        () -> {
                            count[0]++;
                            timer[0].armAfter(10);
                        });
        timer[0].armAt(10);
        simulation.runUntil(30);
        assertThat(count[0]).isEqualTo(3);
        assertThat(simulation.eventCount()).isEqualTo(3);
        assertThat(simulation.nextEventPs()).isEqualTo(40);
        assertThat(node.nowPs()).isEqualTo(30);
    }

    @Test
    void a_defect_tells_seed_time_node_and_cause() {
        simulation.addNode("first");
        Node broken = simulation.addNode("hv2");
        IllegalStateException cause = new IllegalStateException("the table is upside down");
        broken.newTimer(
                        () -> {
                            throw cause;
                        })
                .armAt(1234);
        assertThatThrownBy(() -> simulation.runUntil(5000))
                .isInstanceOf(SimulationDefect.class)
                .hasCause(cause)
                .hasMessageContaining("seed 77")
                .hasMessageContaining("1234 ps")
                .hasMessageContaining("node hv2")
                .hasMessageContaining("the table is upside down");
    }

    @Test
    void two_nodes_cannot_have_one_name() {
        simulation.addNode("n");
        assertThatThrownBy(() -> simulation.addNode("n")).hasMessage("two nodes are named n");
    }

    @Test
    void cannot_be_extended_once_it_runs() {
        Node node = simulation.addNode("n");
        simulation.runUntil(0);
        assertThatThrownBy(() -> simulation.addNode("late")).hasMessageContaining("has started");
        assertThatThrownBy(() -> simulation.connect(node, node, 0, 1, item -> {}))
                .hasMessageContaining("has started");
    }

    @Test
    void a_node_draws_the_same_numbers_whatever_else_there_is() {
        Simulation larger = new Simulation(77);
        larger.addNode("other").random("arrivals").nextLong();
        long drawn = larger.addNode("n").random("arrivals").nextLong();
        assertThat(simulation.addNode("n").random("arrivals").nextLong()).isEqualTo(drawn);
    }
}
