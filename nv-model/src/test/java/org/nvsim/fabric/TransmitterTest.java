package org.nvsim.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.topology.LinkAttributes;

/** Held against a reference that knows no overflow and no rounding. */
class TransmitterTest {
    private static final BigInteger BYTE_PS = BigInteger.valueOf(8_000_000_000_000L);

    private static LinkAttributes link(long rate) {
        return new LinkAttributes(rate, 1, 65_535, 1_000_000);
    }

    private static long exactPs(long bytes, long rate) {
        return BigInteger.valueOf(bytes)
                .multiply(BYTE_PS)
                .divide(BigInteger.valueOf(rate))
                .longValueExact();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1_544_000L,
                45_000_000L,
                100_000_000L,
                155_000_000L,
                622_000_000L,
                3_000_000_000L,
                6_000_000_000L,
                7_000_000_000L,
                9_000_000_000L,
                10_000_000_000L,
                12_000_000_000L,
                15_000_000_000L,
                30_000_000_000L,
                45_000_000_000L,
                1_000_000_000_000_000L
            })
    void gigabytes_end_when_arithmetic_without_limits_says(long rate) {
        Transmitter transmitter = new Transmitter(rate);
        SplittableRandom random = new SplittableRandom(rate);
        long bytes = 0;
        while (bytes < 5_000_000_000L) {
            int frame = random.nextInt(84, 9_038);
            bytes += frame;
            long endPs = transmitter.occupy(transmitter.startPs(0), frame);
            if (endPs != exactPs(bytes, rate)) {
                assertThat(endPs).as("after %d bytes", bytes).isEqualTo(exactPs(bytes, rate));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bursts_at_drawn_rates_are_exact_from_their_begin_and_busy_no_longer_than_time(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            long rate = random.nextLong(1_000, 1_000L << random.nextInt(1, 40));
            Transmitter transmitter = new Transmitter(rate);
            long nowPs = 0;
            for (int burst = 0; burst < 5; burst++) {
                long beginPs = nowPs;
                long bytes = 0;
                for (int i = 0; i < 10; i++) {
                    int frame = random.nextInt(84, 1 << random.nextInt(7, 23));
                    long startPs = transmitter.startPs(nowPs);
                    bytes += frame;
                    long endPs = transmitter.occupy(startPs, frame);
                    assertThat(endPs).isEqualTo(beginPs + exactPs(bytes, rate));
                    long anyPs = beginPs + random.nextLong(endPs - beginPs + 1);
                    assertThat(transmitter.clockedPs(anyPs)).isBetween(0L, anyPs);
                }
                nowPs = transmitter.startPs(0) + random.nextLong(1, 1_000_000);
                if (nowPs > Long.MAX_VALUE / 4) {
                    break;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_links_times_and_sizes_are_exact_at_drawn_rates_and_have_a_limit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigInteger limit = BigInteger.valueOf(Long.MAX_VALUE / 8);
        for (int round = 0; round < 10_000; round++) {
            long rate = random.nextLong(1_000, 1_000L << random.nextInt(1, 40));
            long value = random.nextLong(1L << random.nextInt(1, 63));
            BigInteger big = BigInteger.valueOf(value);
            BigInteger bigRate = BigInteger.valueOf(rate);

            assertThat(link(rate).durationPs(value))
                    .isEqualTo(big.multiply(BYTE_PS).divide(bigRate).min(limit).longValueExact());
            assertThat(link(rate).bytesIn(value))
                    .isEqualTo(big.multiply(bigRate).divide(BYTE_PS).min(limit).longValueExact());
        }
    }

    @Test
    void bits_pass_on_time_where_a_sender_that_stood_still_then_takes_its_time_to_begin() {
        Transmitter transmitter = new Transmitter(8_000_000_000_000L); // a byte a picosecond
        transmitter.occupy(0, 100); // 0 to 100
        transmitter.pause(0, 50);
        transmitter.occupy(transmitter.startPs(0), 20); // 150 to 170
        transmitter.occupy(transmitter.startPs(300), 10); // 300 to 310

        assertThat(transmitter.clockedPs(0)).isZero();
        assertThat(transmitter.clockedPs(60)).isEqualTo(60);
        assertThat(transmitter.clockedPs(120)).isEqualTo(100);
        assertThat(transmitter.clockedPs(160)).isEqualTo(110);
        assertThat(transmitter.clockedPs(200)).isEqualTo(120);
        assertThat(transmitter.clockedPs(305)).isEqualTo(125);
        assertThat(transmitter.pendingPs(120)).isEqualTo(30);
    }
}
