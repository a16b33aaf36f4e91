package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FramePoolTest {
    @Test
    void frames_of_a_flow_from_one_pool_to_another_come_back() {
        FrameDepot depot = new FrameDepot();
        FrameLedger source = new FrameLedger(0, new FramePool(depot));
        FrameLedger sink = new FrameLedger(1, new FramePool(depot));
        Set<Frame> used = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Frame> onTheWay = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            Frame frame = source.create(60, 0);
            used.add(frame);
            onTheWay.add(frame);
            if (onTheWay.size() > 100) {
                sink.deliver(onTheWay.remove());
            }
        }
        assertThat(used).hasSizeLessThan(2000);
    }

    @Test
    void a_frame_is_in_one_hand_at_a_time() {
        FrameDepot depot = new FrameDepot();
        FrameLedger[] ledgers = {
            new FrameLedger(0, new FramePool(depot)), new FrameLedger(1, new FramePool(depot))
        };
        Deque<Frame> out = new ArrayDeque<>();
        Set<Frame> held = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 50_000; i++) {
            boolean more = i % 10_000 < 5_000; // grows to thousands, and shrinks again
            if (more || out.isEmpty()) {
                Frame frame = ledgers[i % 2].create(60, 0);
                assertThat(held.add(frame)).isTrue();
                out.add(frame);
            } else {
                Frame frame = out.remove();
                held.remove(frame);
                ledgers[i / 3 % 2].deliver(frame);
            }
        }
    }
}
