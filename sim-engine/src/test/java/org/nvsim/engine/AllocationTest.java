package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int NODES = 16;
    private static final long STEP_PS = 100;

    @Test
    void events_in_steady_state_allocate_nothing() {
        Simulation simulation = new Simulation(1);
        List<Node> nodes = new ArrayList<>();
        List<Channel<Object>> channels = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(simulation.addNode("n" + i));
        }
        for (int i = 0; i < NODES; i++) {
            int number = i;
            Node next = nodes.get((i + 1) % NODES);
            Timer timer = nodes.get(i).newTimer(() -> {});
            channels.add(
                    simulation.connect(
                            nodes.get(i),
                            next,
                            0,
                            STEP_PS,
                            item -> {
                                int here = (number + 1) % NODES;
                                next.fold(number);
                                channels.get(here).send(item, next.nowPs() + STEP_PS);
                            }));
            channels.get(i).send(timer, STEP_PS + i);
            keepArming(nodes.get(i));
        }
        simulation.runUntil(200_000);
        long eventsBefore = simulation.eventCount();
        long before = allocatedBytes();
        simulation.runUntil(2_000_000);
        long allocated = allocatedBytes() - before;
        long events = simulation.eventCount() - eventsBefore;
        assertThat(events).isGreaterThan(500_000);
        assertThat(allocated / events).isZero();
        assertThat(allocated).isLessThan(100_000); // the compiler's and the measurement's own
    }

    private static void keepArming(Node node) {
        Timer guard = node.newTimer(() -> {});
        Timer[] tick = new Timer[1];
        tick[0] =
                node.newTimer(
                        () -> {
                            guard.armAfter(5 * STEP_PS); // always moved later, as in TCP
                            tick[0].armAfter(STEP_PS);
                        });
        tick[0].armAt(1);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
