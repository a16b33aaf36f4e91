package org.nvsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int DRAWS = 200_000;

    private final RandomStream stream = new RandomStreams(1).named("hv1", "test");

    @Test
    void a_draw_is_chance_unless_its_outcome_is_certain_or_only_a_label() {
        RandomStreams streams = new RandomStreams(1);
        RandomStream certain = streams.named("hv1", "certain");
        certain.chance(0);
        certain.chance(1);
        certain.nextInt(1);
        certain.nextLong(1);
        certain.nextExponential(0);
        streams.labels("hv1", "labels").nextLong();
        assertThat(streams.drawn()).isFalse();

        certain.chance(0.5);
        assertThat(streams.drawn()).isTrue();
    }

    @Test
    void has_the_same_first_values_on_every_machine() {
        assertThat(stream.nextLong()).isEqualTo(0x8DFF_6449_41C7_0718L);
        assertThat(stream.nextLong()).isEqualTo(0x3EB0_94F3_B90A_BC72L);
        assertThat(stream.nextInt(1000)).isEqualTo(841);
        assertThat(stream.nextDouble()).isEqualTo(0.3344081677054397);
        assertThat(stream.nextExponential(1_000_000)).isEqualTo(979_417);
        assertThat(stream.nextPareto(10, 1.5)).isEqualTo(13.454701752823187);
    }

    @Test
    void equal_names_give_equal_streams_and_any_difference_another_one() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = -2; seed < 3; seed++) {
            for (String node : new String[] {"", "a", "ab", "hv1"}) {
                for (String purpose : new String[] {"", "b", "c", "bc"}) {
                    RandomStream one = new RandomStreams(seed).named(node, purpose);
                    RandomStream two = new RandomStreams(seed).named(node, purpose);
                    long first = one.nextLong();
                    assertThat(two.nextLong()).isEqualTo(first);
                    assertThat(firsts.add(first)).isTrue();
                }
            }
        }
    }

    @Test
    void draws_stay_in_their_bounds_and_use_them() {
        boolean[] seen = new boolean[7];
        for (int i = 0; i < 1000; i++) {
            seen[stream.nextInt(7)] = true;
            assertThat(stream.nextLong(3)).isBetween(0L, 2L);
            assertThat(stream.nextDouble()).isBetween(0.0, Math.nextDown(1.0));
            assertThat(stream.nextExponential(5)).isNotNegative();
            assertThat(stream.nextPareto(4, 1.1)).isGreaterThanOrEqualTo(4);
            assertThat(stream.chance(0)).isFalse();
            assertThat(stream.chance(1)).isTrue();
        }
        assertThat(seen).containsOnly(true);
    }

    @Test
    void distributions_have_their_means() {
        double exponential = 0;
        double pareto = 0;
        int hits = 0;
        for (int i = 0; i < DRAWS; i++) {
            exponential += stream.nextExponential(1000);
            pareto += stream.nextPareto(1, 3); // mean 1.5, standard deviation 0.87
            hits += stream.chance(0.25) ? 1 : 0;
        }
        assertThat(exponential / DRAWS).isCloseTo(1000, within(10.0)); // 4.5 standard errors
        assertThat(pareto / DRAWS).isCloseTo(1.5, within(0.01));
        assertThat(hits / (double) DRAWS).isCloseTo(0.25, within(0.005));
    }
}
