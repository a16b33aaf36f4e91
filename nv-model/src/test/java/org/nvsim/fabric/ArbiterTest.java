package org.nvsim.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.engine.random.RandomStreams;

class ArbiterTest {
    private static final long FRAME_PS = 1_230_400; // 1538 bytes at 10 Gbit/s
    private static final int REQUESTS = 20_000;

    private final Arbiter arbiter = new Arbiter(new RandomStreams(1), "tor");

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void the_sooner_there_is_room_the_likelier_a_frame_gets_it(double ofFrame) {
        int granted = 0;
        for (int i = 0; i < REQUESTS; i++) {
            if (arbiter.grants((long) (ofFrame * FRAME_PS), FRAME_PS)) {
                granted++;
            }
        }

        assertThat((double) granted / REQUESTS).isCloseTo(1 - ofFrame, within(0.02));
    }

    @Test
    void nobody_waits_outside_for_longer_than_a_frame_takes() {
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(arbiter.grants(FRAME_PS, FRAME_PS)).isFalse();
            assertThat(arbiter.grants(2 * FRAME_PS, FRAME_PS)).isFalse();
        }
    }

    @Test
    void links_too_fast_for_a_frame_to_take_a_picosecond_grant_nothing() {
        assertThat(arbiter.grants(1, 0)).isFalse();
    }
}
