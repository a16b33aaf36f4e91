package org.nvsim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;

class CoreTest {
    private static final long US = 1_000_000;
    private static final int LIMIT = 3;

    private final Simulation simulation = new Simulation(1);
    private final Node node = simulation.addNode("host");
    private final FrameLedger ledger = new FrameLedger(0, new FramePool());
    private final List<Long> donePs = new ArrayList<>();
    private final Core core =
            new Core(
                    simulation,
                    node,
                    0,
                    LIMIT,
                    10 * US,
                    US,
                    frame -> donePs.add(node.nowPs()),
                    delivery -> donePs.add(-node.nowPs()));

    private Frame frame() {
        return ledger.create(64, 0);
    }

    private void at(long timePs, Runnable what) {
        node.newTimer(what).armAt(timePs);
    }

    @Test
    void works_on_one_thing_after_the_other_and_is_interrupted_only_when_idle() {
        at(
                0,
                () -> {
                    core.receive(frame(), 2 * US);
                    core.receive(frame(), 2 * US);
                    core.send(new Delivery().of(null, frame()), 3 * US);
                });
        simulation.runUntil(100 * US);

        assertThat(donePs).containsExactly(3 * US, 5 * US, -8 * US);
        assertThat(core.interrupts()).isEqualTo(1);
        assertThat(core.busyPs()).isEqualTo(8 * US);
        assertThat(core.receiveWorkPs()).isEqualTo(5 * US);
        assertThat(core.sendWorkPs()).isEqualTo(3 * US);
    }

    @Test
    void moderation_keeps_interrupts_apart() {
        at(0, () -> core.receive(frame(), US));
        at(4 * US, () -> core.receive(frame(), US));
        at(5 * US, () -> core.receive(frame(), US));
        simulation.runUntil(100 * US);

        assertThat(donePs).containsExactly(2 * US, 12 * US, 13 * US);
        assertThat(core.interrupts()).isEqualTo(2);
    }

    @Test
    void its_queue_is_bounded_in_each_direction() {
        at(
                0,
                () -> {
                    for (int i = 0; i < LIMIT; i++) {
                        assertThat(core.hasRoomToReceive()).isTrue();
                        core.receive(frame(), US);
                    }
                    assertThat(core.hasRoomToReceive()).isFalse();
                    assertThat(core.hasRoomToSend()).isTrue();
                });
        at(2 * US - 1, () -> assertThat(core.hasRoomToReceive()).isFalse());
        at(2 * US, () -> assertThat(core.hasRoomToReceive()).isTrue());
        simulation.runUntil(100 * US);

        assertThat(donePs).hasSize(LIMIT);
    }

    @Test
    void what_has_not_been_done_yet_is_not_counted_as_busy() {
        at(0, () -> core.receive(frame(), 9 * US));
        simulation.runUntil(4 * US);

        assertThat(core.busyPs()).isEqualTo(4 * US);
    }

    @Test
    void only_a_frame_whose_work_has_not_begun_waits() {
        at(
                0,
                () -> {
                    core.receive(frame(), 2 * US);
                    Frame second = frame();
                    core.receive(second, 2 * US);
                    assertThat(core.newestWaiting()).isSameAs(second);
                });
        at(4 * US, () -> assertThat(core.newestWaiting()).isNull());
        simulation.runUntil(100 * US);

        assertThat(donePs).hasSize(2);
    }
}
