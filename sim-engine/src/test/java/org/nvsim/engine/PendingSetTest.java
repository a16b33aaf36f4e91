package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingSetTest {
    private record Head(long timePs, int rank) {}

    @Test
    void is_empty_until_a_lane_has_a_head() {
        PendingSet set = new PendingSet(3);
        assertThat(set.firstPs()).isEqualTo(Long.MAX_VALUE);
        set.move(2, Long.MAX_VALUE); // nothing to take out
        set.move(1, 7);
        assertThat(set.firstPs()).isEqualTo(7);
        assertThat(set.firstRank()).isEqualTo(1);
        set.move(1, Long.MAX_VALUE);
        assertThat(set.firstPs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void of_heads_at_one_moment_the_least_rank_is_first() {
        PendingSet set = new PendingSet(3);
        set.move(2, 5);
        set.move(0, 5);
        set.move(1, 5);
        assertThat(set.firstRank()).isZero();
        set.move(0, 6);
        assertThat(set.firstRank()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3",
        "2, 2, 6",
        "5, 3, 15",
        "6, 4, 18",
        "64, 5, 192",
        "1000, 6, 3000",
        "5, 7, 200000",
        "64, 8, 5000000",
        "300, 9, 9000000000",
        "1000, 10, 40000000000000"
    })
    void random_moves_leave_it_in_the_order_of_a_sorted_set(int lanes, long seed, long horizonPs) {
        Random random = new Random(seed);
        PendingSet set = new PendingSet(lanes);
        TreeSet<Head> sorted =
                new TreeSet<>(Comparator.comparingLong(Head::timePs).thenComparingInt(Head::rank));
        long[] headPs = new long[lanes];
        Arrays.fill(headPs, Long.MAX_VALUE);
        for (int i = 0; i < 50_000; i++) {
            boolean first = !sorted.isEmpty() && random.nextInt(3) == 0;
            int rank = first ? sorted.first().rank() : random.nextInt(lanes);
            sorted.remove(new Head(headPs[rank], rank));
            boolean out = random.nextInt(5) == 0;
            headPs[rank] = out ? Long.MAX_VALUE : nextTime(random, sorted, horizonPs);
            if (!out) {
                sorted.add(new Head(headPs[rank], rank));
            }
            set.move(rank, headPs[rank]);
            if (random.nextInt(4) == 0) {
                continue; // nobody asks for the first between two moves
            }
            assertThat(set.firstPs())
                    .isEqualTo(sorted.isEmpty() ? Long.MAX_VALUE : sorted.first().timePs());
            if (!sorted.isEmpty()) {
                assertThat(set.firstRank()).isEqualTo(sorted.first().rank());
            }
        }
        while (!sorted.isEmpty()) {
            Head head = sorted.pollFirst();
            assertThat(set.firstPs()).isEqualTo(head.timePs());
            assertThat(set.firstRank()).isEqualTo(head.rank());
            set.move(head.rank(), Long.MAX_VALUE);
        }
        assertThat(set.firstPs()).isEqualTo(Long.MAX_VALUE);
    }

    /** Some heads near the first, some anywhere up to the horizon. */
    private static long nextTime(Random random, TreeSet<Head> sorted, long horizonPs) {
        long base = sorted.isEmpty() ? 0 : sorted.first().timePs();
        long far = (long) (random.nextDouble() * horizonPs);
        return random.nextBoolean() ? far : Math.min(horizonPs, base + far / 1000);
    }
}
