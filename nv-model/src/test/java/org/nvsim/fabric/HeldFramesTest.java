package org.nvsim.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;

class HeldFramesTest {
    private final HeldFrames held = new HeldFrames();
    private final FrameLedger ledger = new FrameLedger(1, new FramePool());

    @Test
    void the_earliest_comes_first_and_of_equal_ones_the_one_that_came_first() {
        Random random = new Random(7);
        List<Long> due = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            long at = random.nextInt(100);
            Frame frame = ledger.create(60, 0);
            held.add(frame, at);
            frames.add(frame);
            due.add(at);
            expected.add(i);
        }
        expected.sort((a, b) -> Long.compare(due.get(a), due.get(b))); // a stable sort

        for (int i : expected) {
            assertThat(held.firstDuePs()).isEqualTo(due.get(i));
            assertThat(held.removeFirst()).isSameAs(frames.get(i));
        }
        assertThat(held.count()).isZero();
    }

    /** Moving all others for each one would take 125 thousand million steps. */
    @Test
    @Timeout(20)
    void half_a_million_can_be_held_in_order() {
        Frame frame = ledger.create(60, 0);
        int many = 500_000;
        for (int i = 0; i < many; i++) {
            held.add(frame, i);
        }
        for (int i = 0; i < many; i++) {
            assertThat(held.firstDuePs()).isEqualTo(i);
            held.removeFirst();
        }
    }
}
