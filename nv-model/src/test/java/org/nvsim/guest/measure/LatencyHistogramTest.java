package org.nvsim.guest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    @Test
    void an_empty_histogram_answers_zero() {
        LatencyHistogram histogram = new LatencyHistogram();

        assertThat(histogram.count()).isZero();
        assertThat(histogram.leastPs()).isZero();
        assertThat(histogram.greatestPs()).isZero();
        assertThat(histogram.meanPs()).isZero();
        assertThat(histogram.quantilePs(0.5)).isZero();
    }

    @Test
    void small_values_are_exact() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 0; i < 2048; i++) {
            histogram.record(i);
        }

        assertThat(histogram.quantilePs(0)).isZero();
        assertThat(histogram.quantilePs(0.5)).isEqualTo(1023);
        assertThat(histogram.quantilePs(1)).isEqualTo(2047);
    }

    @Test
    void quantiles_of_any_magnitude_keep_three_digits() {
        SplittableRandom random = new SplittableRandom(7);
        long[] values = new long[20_000];
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextLong(1L << (1 + i % 60));
            histogram.record(values[i]);
        }
        Arrays.sort(values);

        for (int percent = 1; percent <= 100; percent++) {
            long exact = values[values.length * percent / 100 - 1];
            long found = histogram.quantilePs(percent / 100.0);
            assertThat((double) found).isCloseTo(exact, within(exact / 1000.0 + 0.1));
        }
    }

    @Test
    void least_greatest_and_mean_are_exact() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1_000_000_007);
        histogram.record(3_000_000_001L);
        histogram.record(2_000_000_001);

        assertThat(histogram.leastPs()).isEqualTo(1_000_000_007);
        assertThat(histogram.greatestPs()).isEqualTo(3_000_000_001L);
        assertThat(histogram.meanPs()).isEqualTo(2_000_000_003.0);
    }

    @Test
    void the_mean_survives_a_sum_beyond_a_long() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 0; i < 5; i++) {
            histogram.record(Long.MAX_VALUE - 7);
        }

        assertThat(histogram.meanPs()).isCloseTo(0x1p63, within(0x1p20));
    }

    @Test
    void merged_histograms_equal_one_of_all_values() {
        LatencyHistogram one = new LatencyHistogram();
        LatencyHistogram other = new LatencyHistogram();
        LatencyHistogram all = new LatencyHistogram();
        for (long v = 1; v < 1L << 40; v = v * 3 + 1) {
            (v % 2 == 0 ? one : other).record(v);
            all.record(v);
        }
        one.merge(other);

        assertThat(one.count()).isEqualTo(all.count());
        assertThat(one.meanPs()).isEqualTo(all.meanPs());
        assertThat(one.leastPs()).isEqualTo(all.leastPs());
        for (double q = 0; q <= 1; q += 0.05) {
            assertThat(one.quantilePs(q)).isEqualTo(all.quantilePs(q));
        }
    }

    @Test
    void what_came_since_a_copy_equals_a_histogram_of_that_alone() {
        LatencyHistogram before = new LatencyHistogram();
        LatencyHistogram all = new LatencyHistogram();
        LatencyHistogram after = new LatencyHistogram();
        for (long v = 1; v < 1L << 40; v = v * 3 + 1) {
            before.record(v);
            all.record(v);
        }
        for (long v = 700; v < 2000; v += 7) {
            all.record(v);
            after.record(v);
        }

        LatencyHistogram since = all.since(before);

        assertThat(since.count()).isEqualTo(after.count());
        assertThat(since.meanPs()).isEqualTo(after.meanPs());
        assertThat(since.leastPs()).isEqualTo(after.leastPs());
        assertThat(since.greatestPs()).isEqualTo(after.greatestPs());
        for (double q = 0; q <= 1; q += 0.05) {
            assertThat(since.quantilePs(q)).isEqualTo(after.quantilePs(q));
        }
    }

    /** The first values are kept as they are, later ones in buckets; both must say the same. */
    @Test
    void a_few_values_have_the_quantiles_that_their_buckets_have() {
        SplittableRandom random = new SplittableRandom(3);
        for (int count = 1; count <= 70; count++) {
            LatencyHistogram few = new LatencyHistogram();
            for (int i = 0; i < count; i++) {
                few.record(random.nextLong(1L << random.nextInt(1, 60)));
            }
            LatencyHistogram buckets = new LatencyHistogram();
            buckets.merge(few);

            assertThat(buckets.count()).isEqualTo(count);
            assertThat(few.meanPs()).isEqualTo(buckets.meanPs());
            for (double q = 0; q <= 1; q += 0.05) {
                assertThat(few.quantilePs(q)).isEqualTo(buckets.quantilePs(q));
            }
        }
    }

    @Test
    void a_negative_time_is_a_bug() {
        assertThatIllegalStateException().isThrownBy(() -> new LatencyHistogram().record(-1));
    }
}
