package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingSetTest {
    private record Head(long timePs, int rank) {}

    private static final long NEVER = Long.MAX_VALUE;

    @Test
    void is_empty_until_a_lane_has_a_head() {
        PendingSet set = setOf(3);
        assertThat(set.firstPs()).isEqualTo(NEVER);
        assertThat(set.take(NEVER)).isEqualTo(PendingSet.NONE);
        set.move(2, NEVER); // nothing to take out
        set.move(1, 7);
        assertThat(set.firstPs()).isEqualTo(7);
        set.move(1, NEVER);
        assertThat(set.firstPs()).isEqualTo(NEVER);
        assertThat(set.take(NEVER)).isEqualTo(PendingSet.NONE);
    }

    @Test
    void gives_no_head_that_is_not_due() {
        PendingSet set = setOf(1);
        set.move(0, 3_000_000_000L);
        assertThat(set.take(2_999_999_999L)).isEqualTo(PendingSet.NONE);
        assertThat(set.take(3_000_000_000L)).isZero();
        assertThat(set.takenPs()).isEqualTo(3_000_000_000L);
        assertThat(set.take(NEVER)).isEqualTo(PendingSet.NONE);
    }

    @Test
    void of_heads_at_one_moment_the_least_rank_is_first() {
        PendingSet set = setOf(3);
        set.move(2, 5);
        set.move(0, 5);
        set.move(1, 5);
        set.move(0, 6);
        assertThat(new int[] {set.take(9), set.take(9), set.take(9)}).containsExactly(1, 2, 0);
    }

    @Test
    void a_head_that_goes_away_and_comes_back_to_its_moment_is_taken_once() {
        PendingSet set = setOf(2);
        set.move(0, 5);
        set.move(1, 5);
        assertThat(set.take(9)).isZero();
        set.move(1, 8);
        set.move(1, 5);
        assertThat(set.take(9)).isEqualTo(1);
        assertThat(set.take(9)).isEqualTo(PendingSet.NONE);
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
    void random_moves_leave_it_in_the_order_of_a_sorted_set(int lanes, long seed, long spreadPs) {
        Random random = new Random(seed);
        PendingSet set = setOf(lanes);
        TreeSet<Head> sorted =
                new TreeSet<>(Comparator.comparingLong(Head::timePs).thenComparingInt(Head::rank));
        long[] headPs = new long[lanes];
        Arrays.fill(headPs, NEVER);
        long nowPs = 0;
        for (int i = 0; i < 50_000; i++) {
            int rank = random.nextInt(lanes);
            sorted.remove(new Head(headPs[rank], rank));
            boolean out = random.nextInt(5) == 0;
            headPs[rank] = out ? NEVER : nowPs + ahead(random, spreadPs);
            if (!out) {
                sorted.add(new Head(headPs[rank], rank));
            }
            set.move(rank, headPs[rank]);
            if (random.nextInt(3) == 0) {
                long untilPs = nowPs + ahead(random, spreadPs);
                nowPs = takeOne(set, sorted, headPs, nowPs, untilPs);
            }
            assertThat(set.firstPs()).isEqualTo(sorted.isEmpty() ? NEVER : sorted.first().timePs());
        }
        while (!sorted.isEmpty()) {
            nowPs = takeOne(set, sorted, headPs, nowPs, NEVER);
        }
        assertThat(set.take(NEVER)).isEqualTo(PendingSet.NONE);
    }

    /** Takes one head from both, and says what time it is then. */
    private static long takeOne(
            PendingSet set, TreeSet<Head> sorted, long[] headPs, long nowPs, long untilPs) {
        int rank = set.take(untilPs);
        if (sorted.isEmpty() || sorted.first().timePs() > untilPs) {
            assertThat(rank).isEqualTo(PendingSet.NONE);
            return Math.max(nowPs, untilPs);
        }
        Head first = sorted.pollFirst();
        assertThat(rank).isEqualTo(first.rank());
        assertThat(set.takenPs()).isEqualTo(first.timePs());
        headPs[rank] = NEVER;
        return first.timePs();
    }

    /** Mostly near, sometimes anywhere up to the spread. */
    private static long ahead(Random random, long spreadPs) {
        long far = (long) (random.nextDouble() * spreadPs);
        return random.nextBoolean() ? far : far / 1000;
    }

    private static PendingSet setOf(int lanes) {
        Lane[] all = new Lane[lanes];
        Arrays.setAll(all, rank -> new EmptyLane());
        return new PendingSet(all);
    }

    /** A lane of which only the set knows where its head is. */
    private static final class EmptyLane extends Lane {
        EmptyLane() {
            super(null, 0);
        }

        @Override
        long headPs() {
            return NEVER;
        }

        @Override
        void fireHead() {}

        @Override
        Object headItem() {
            return null;
        }

        @Override
        int touch(Object item) {
            return 0;
        }

        @Override
        void forEachItem(Consumer<Object> visitor) {}
    }
}
