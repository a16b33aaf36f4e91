package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private final Simulation simulation = new Simulation(1);
    private final Node a = simulation.addNode("a");
    private final Node b = simulation.addNode("b");
    private final List<String> arrived = new ArrayList<>();

    private Channel<String> channel(Node from, Node to, int order, long minDelayPs) {
        return simulation.connect(
                from, to, order, minDelayPs, item -> arrived.add(item + "@" + to.nowPs()));
    }

    @Test
    void items_arrive_in_the_order_sent_also_at_one_moment() {
        Channel<String> channel = channel(a, b, 0, 5);
        channel.send("x", 5);
        channel.send("y", 7);
        channel.send("z", 7);
        assertThat(channel.pendingCount()).isEqualTo(3);
        simulation.runUntil(6);
        assertThat(channel.pendingCount()).isEqualTo(2);
        channel.send("w", 11);
        simulation.runUntil(100);
        assertThat(arrived).containsExactly("x@5", "y@7", "z@7", "w@11");
    }

    @Test
    void refuses_what_would_arrive_too_soon_or_overtake() {
        Channel<String> channel = channel(a, b, 0, 5);
        simulation.runUntil(10);
        assertThatThrownBy(() -> channel.send("soon", 14))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "an item from a to b cannot arrive at 14 ps: sent at 10, least delay 5,"
                                + " last arrival 0");
        channel.send("first", 20);
        assertThatThrownBy(() -> channel.send("overtaking", 19))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("last arrival 20");
        assertThatThrownBy(() -> channel.send("never", Long.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class);
        simulation.runUntil(100);
        assertThat(arrived).containsExactly("first@20");
    }

    @Test
    void takes_time_between_nodes_and_need_not_within_one() {
        assertThatThrownBy(() -> channel(a, b, 0, 0)).hasMessageContaining("takes no time");
        Channel<String> own = channel(a, a, 0, 0);
        own.send("now", 0);
        simulation.runUntil(0);
        assertThat(arrived).containsExactly("now@0");
    }

    @Test
    void refuses_places_that_are_none_or_taken() {
        assertThatThrownBy(() -> channel(a, b, -1, 5)).hasMessageContaining("-1");
        assertThatThrownBy(() -> channel(a, b, Integer.MAX_VALUE, 5))
                .hasMessageContaining("no such place");
        channel(a, b, 3, 5);
        channel(a, b, 3, 5);
        assertThatThrownBy(() -> simulation.runUntil(1))
                .hasMessageContaining("two channels have place 3 at b");
    }

    @Test
    void shows_what_is_on_its_way() {
        Channel<String> channel = channel(a, b, 0, 5);
        channel.send("x", 5);
        channel.send("y", 6);
        channel.send("z", 8);
        simulation.runUntil(5);
        List<Object> pending = new ArrayList<>();
        simulation.forEachPending(pending::add);
        assertThat(pending).containsExactly("y", "z");
    }

    @Test
    void any_mix_of_sends_and_arrivals_keeps_the_order() {
        Channel<String> channel = channel(a, b, 0, 1);
        Random random = new Random(1);
        List<String> expected = new ArrayList<>();
        long lastPs = 0;
        for (int i = 0; i < 5000; i++) {
            long nowPs = simulation.nowPs();
            for (int n = random.nextInt(6);
                    n > 0;
                    n--) { // its ring grows while it is in the middle
                lastPs = Math.max(lastPs + random.nextInt(3), nowPs + 1);
                String item = "i" + expected.size();
                channel.send(item, lastPs);
                expected.add(item + "@" + lastPs);
            }
            simulation.runUntil(nowPs + random.nextInt(4));
        }
        simulation.runUntil(lastPs);
        assertThat(arrived).isEqualTo(expected);
    }
}
