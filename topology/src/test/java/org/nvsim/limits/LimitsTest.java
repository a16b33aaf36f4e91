package org.nvsim.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.topology.LinkAttributes;

class LimitsTest {
    private static final long SECOND_PS = 1_000_000_000_000L;

    @Test
    void the_last_moment_and_all_that_is_added_to_it_fit_a_long() {
        LinkAttributes slowest = new LinkAttributes(Limits.RATE.min(), 1, 68, Limits.BYTES.max());
        long fullBufferPs = slowest.durationPs(Limits.BYTES.max());
        long packetPs = slowest.durationPs(Limits.MTU.max() + 100);

        long delays = Math.multiplyExact(4, Limits.DELAY.max());
        long once = Math.addExact(Math.addExact(fullBufferPs, packetPs), delays);
        assertThat(Math.addExact(Limits.MOMENT.max(), once)).isPositive();
        assertThat(Math.addExact(Math.addExact(Limits.MOMENT.max(), Limits.PERIOD.max()), delays))
                .isPositive();
    }

    @Test
    void bits_and_the_picoseconds_of_a_packet_fit_a_long() {
        assertThat(Math.multiplyExact(8, Limits.BYTES.max())).isPositive();
        assertThat(Math.multiplyExact(8 * Limits.DATAGRAM.max(), SECOND_PS)).isPositive();
        assertThat(Math.multiplyExact(Limits.WORK_PER_BYTE.max(), 1 << 20)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 67, 65_536, (1L << 32) + 1500, Long.MAX_VALUE})
    void what_is_out_of_bounds_is_refused(long bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.MTU.require(bytes, "an MTU in bytes"))
                .withMessage(bytes + " is not an MTU in bytes, which is 68 to 65535");
    }

    @ParameterizedTest
    @ValueSource(longs = {68, 1500, 65_535})
    void both_bounds_and_what_lies_between_are_allowed(long bytes) {
        assertThat(Limits.MTU.require(bytes, "an MTU in bytes")).isEqualTo(bytes);
    }
}
