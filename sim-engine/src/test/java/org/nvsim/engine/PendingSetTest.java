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

    private static final long NEVER = EventSource.NEVER;
    private static final int NONE = -1;

    @Test
    void is_empty_until_a_lane_has_a_head() {
        Heads heads = new Heads(3);
        assertThat(heads.firstPs()).isEqualTo(NEVER);
        assertThat(heads.take(NEVER)).isEqualTo(NONE);
        heads.move(2, NEVER); // nothing to take out
        heads.move(1, 7);
        assertThat(heads.firstPs()).isEqualTo(7);
        heads.move(1, NEVER);
        assertThat(heads.firstPs()).isEqualTo(NEVER);
        assertThat(heads.take(NEVER)).isEqualTo(NONE);
        assertThat(heads.takenCount()).isZero();
    }

    @Test
    void gives_no_head_that_is_not_due() {
        Heads heads = new Heads(1);
        heads.move(0, 3_000_000_000L);
        assertThat(heads.take(2_999_999_999L)).isEqualTo(NONE);
        assertThat(heads.take(3_000_000_000L)).isZero();
        assertThat(heads.take(NEVER)).isEqualTo(NONE);
        assertThat(heads.takenCount()).isEqualTo(1);
    }

    @Test
    void of_heads_at_one_moment_the_least_rank_is_first() {
        Heads heads = new Heads(3);
        heads.move(2, 5);
        heads.move(0, 5);
        heads.move(1, 5);
        heads.move(0, 6);
        assertThat(new int[] {heads.take(9), heads.take(9), heads.take(9)})
                .containsExactly(1, 2, 0);
    }

    @Test
    void a_head_that_goes_away_and_comes_back_to_its_moment_is_taken_once() {
        Heads heads = new Heads(2);
        heads.move(0, 5);
        heads.move(1, 5);
        assertThat(heads.take(9)).isZero();
        heads.move(1, 8);
        heads.move(1, 5);
        assertThat(heads.take(9)).isEqualTo(1);
        assertThat(heads.take(9)).isEqualTo(NONE);
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
    void random_moves_leave_it_in_the_order_of_a_sorted_set(int sources, long seed, long spreadPs) {
        Random random = new Random(seed);
        Heads heads = new Heads(sources);
        TreeSet<Head> sorted =
                new TreeSet<>(Comparator.comparingLong(Head::timePs).thenComparingInt(Head::rank));
        long[] headPs = new long[sources];
        Arrays.fill(headPs, NEVER);
        long nowPs = 0;
        for (int i = 0; i < 50_000; i++) {
            int rank = random.nextInt(sources);
            sorted.remove(new Head(headPs[rank], rank));
            boolean out = random.nextInt(5) == 0;
            headPs[rank] = out ? NEVER : nowPs + ahead(random, spreadPs);
            if (!out) {
                sorted.add(new Head(headPs[rank], rank));
            }
            heads.move(rank, headPs[rank]);
            if (random.nextInt(3) == 0) {
                long untilPs = nowPs + ahead(random, spreadPs);
                nowPs = takeOne(heads, sorted, headPs, nowPs, untilPs);
            }
            assertThat(heads.firstPs())
                    .isEqualTo(sorted.isEmpty() ? NEVER : sorted.first().timePs());
        }
        while (!sorted.isEmpty()) {
            nowPs = takeOne(heads, sorted, headPs, nowPs, NEVER);
        }
        assertThat(heads.take(NEVER)).isEqualTo(NONE);
    }

    /** Takes one head from both, and says what time it is then. */
    private static long takeOne(
            Heads heads, TreeSet<Head> sorted, long[] headPs, long nowPs, long untilPs) {
        int rank = heads.take(untilPs);
        if (sorted.isEmpty() || sorted.first().timePs() > untilPs) {
            assertThat(rank).isEqualTo(NONE);
            return Math.max(nowPs, untilPs);
        }
        Head first = sorted.pollFirst();
        assertThat(rank).isEqualTo(first.rank());
        headPs[rank] = NEVER;
        return first.timePs();
    }

    /** Mostly near, sometimes anywhere up to the spread. */
    private static long ahead(Random random, long spreadPs) {
        long far = (long) (random.nextDouble() * spreadPs);
        return random.nextBoolean() ? far : far / 1000;
    }

    /** A pending set, and sources of which each has the head that it is told. */
    private static final class Heads {
        private final BareLane[] sources;
        private final PendingSet set;

        Heads(int count) {
            sources = new BareLane[count];
            Arrays.setAll(sources, rank -> new BareLane());
            set = new PendingSet(sources);
            for (int rank = 0; rank < count; rank++) {
                sources[rank].enter(set, rank);
            }
        }

        void move(int rank, long timePs) {
            sources[rank].moveHead(timePs);
        }

        /** Rank of the source whose head was taken, at the time it had; or {@link #NONE}. */
        int take(long untilPs) {
            long firstPs = set.firstPs();
            EventSource source = set.take(untilPs);
            if (source == null) {
                return NONE;
            }
            assertThat(source.headPs()).isEqualTo(firstPs);
            source.putHead(NEVER);
            return Arrays.asList(sources).indexOf(source);
        }

        long firstPs() {
            return set.firstPs();
        }

        long takenCount() {
            return set.takenCount();
        }
    }

    private static final class BareLane extends EventSource {
        BareLane() {
            super(null, 0);
        }

        @Override
        void fireHead() {}

        @Override
        int prefetch() {
            return 0;
        }

        @Override
        void forEachItem(Consumer<Object> visitor) {}
    }
}
