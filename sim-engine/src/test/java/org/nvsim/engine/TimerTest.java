package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerTest {
    private final Simulation simulation = new Simulation(1);
    private final List<String> fired = new ArrayList<>();
    private Node node;

    @BeforeEach
    void add_a_node() {
        node = simulation.addNode("n");
    }

    private Timer timer(String name) {
        return node.newTimer(() -> fired.add(name + "@" + node.nowPs()));
    }

    @Test
    void fires_once_when_due_and_is_then_not_armed() {
        Timer a = timer("a");
        assertThat(a.isArmed()).isFalse();
        a.armAfter(10);
        assertThat(a.duePs()).isEqualTo(10);
        simulation.runUntil(9);
        assertThat(fired).isEmpty();
        simulation.runUntil(1000);
        assertThat(fired).containsExactly("a@10");
        assertThat(a.isArmed()).isFalse();
        assertThat(a.duePs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void moved_earlier_or_later_it_fires_at_the_last_time_given_only() {
        Timer a = timer("a");
        a.armAt(100);
        a.armAt(10);
        a.armAt(50);
        simulation.runUntil(1000);
        assertThat(fired).containsExactly("a@50");
    }

    @Test
    void moved_earlier_by_an_arrival_while_many_others_are_due_it_leaves_nothing_behind() {
        long farPs = 1_000_000_000;
        Timer a = timer("a");
        a.armAt(farPs + 90);
        Node other = simulation.addNode("other");
        Channel<String> channel =
                simulation.connect(other, node, 0, 50, item -> a.armAt(farPs + 60));
        channel.send("sooner", farPs + 50);
        for (int i = 0; i < 25; i++) {
            Node third = simulation.addNode("third" + i);
            third.newTimer(() -> fired.add("third")).armAt(farPs + 70 + i);
        }
        simulation.runUntil(2 * farPs);
        assertThat(fired).hasSize(26).startsWith("a@1000000060", "third");
    }

    @Test
    void cancelling_is_safe_in_every_state() {
        Timer a = timer("a");
        a.cancel(); // never armed
        a.armAt(10);
        a.cancel(); // armed
        a.cancel(); // cancelled
        simulation.runUntil(10);
        a.armAt(20);
        simulation.runUntil(20);
        a.cancel(); // fired
        simulation.runUntil(30);
        assertThat(fired).containsExactly("a@20");
    }

    @Test
    void armed_again_after_a_cancel_it_fires_at_the_new_time() {
        Timer a = timer("a");
        a.armAt(10);
        a.cancel();
        a.armAt(40);
        simulation.runUntil(20);
        a.cancel();
        a.armAt(30);
        simulation.runUntil(100);
        assertThat(fired).containsExactly("a@30");
    }

    @Test
    void can_be_armed_and_cancelled_while_it_fires() {
        Timer[] again = new Timer[1];
        again[0] =
                node.newTimer(
                        () -> {
                            fired.add("again@" + node.nowPs());
                            assertThat(again[0].isArmed()).isFalse();
                            again[0].cancel();
                            if (node.nowPs() < 30) {
                                again[0].armAfter(10);
                            }
                        });
        again[0].armAt(10);
        simulation.runUntil(100);
        assertThat(fired).containsExactly("again@10", "again@20", "again@30");
    }

    @Test
    void one_that_fires_can_cancel_another_due_at_the_same_moment() {
        Timer b = timer("b");
        Timer a = node.newTimer(b::cancel);
        a.armAt(10);
        b.armAt(10);
        simulation.runUntil(100);
        assertThat(fired).isEmpty();
    }

    @Test
    void those_due_at_one_moment_fire_in_the_order_in_which_they_were_armed_for_it() {
        Timer a = timer("a");
        Timer b = timer("b");
        Timer c = timer("c");
        Timer d = timer("d");
        a.armAt(5);
        d.armAt(20);
        a.armAt(20); // moved later: its old entry comes up at 5, after b and c were armed
        b.armAt(20);
        c.armAt(20);
        d.armAt(20); // armed once more for the same moment: now last
        simulation.runUntil(100);
        assertThat(fired).containsExactly("a@20", "b@20", "c@20", "d@20");
    }

    @Test
    void those_armed_for_now_fire_now_after_the_one_that_armed_them() {
        Timer b = timer("b");
        Timer c = timer("c");
        Timer a = node.newTimer(() -> b.armAfter(0));
        a.armAt(10);
        c.armAt(10);
        simulation.runUntil(10);
        assertThat(fired).containsExactly("c@10", "b@10");
    }

    @Test
    void cannot_be_armed_for_the_past() {
        Timer a = timer("a");
        simulation.runUntil(10);
        assertThatThrownBy(() -> a.armAt(9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("timer of n")
                .hasMessageContaining("9 ps");
        assertThatThrownBy(() -> a.armAt(Long.MAX_VALUE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> a.armAfter(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
        assertThat(a.isArmed()).isFalse();
    }

    /** Random operations against a list that is searched for its least (time, order of arming). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_operations_do_what_a_naive_model_does(long seed) {
        TimerModel model = new TimerModel(node, new Random(seed), 12);
        for (int i = 0; i < 12; i++) {
            model.operate();
        }
        for (long until = 0; until <= 20_000; until += 7) {
            simulation.runUntil(until);
            model.operate(); // from outside events, too
        }
        assertThat(model.firedCount()).isGreaterThan(2000);
        model.stop();
        simulation.runUntil(Long.MAX_VALUE - 1);
        model.assertNothingLeft();
    }
}
