package org.nvsim.run.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class CountingLoaderTest {
    /** Executes the same instructions in every round. */
    public static final class Rounds implements IntConsumer {
        private long sum;

        @Override
        public void accept(int rounds) {
            for (int i = 0; i < rounds; i++) {
                sum += i;
            }
        }
    }

    @Test
    void every_round_of_a_loop_counts_the_same() throws ReflectiveOperationException {
        long none = instructionsOf(0);
        long one = instructionsOf(1);

        assertThat(one).isGreaterThan(none);
        assertThat(instructionsOf(1000) - none).isEqualTo(1000 * (one - none));
    }

    private static long instructionsOf(int rounds) throws ReflectiveOperationException {
        IntConsumer code = (IntConsumer) new CountingLoader().create(Rounds.class);
        long before = Executed.instructions;
        code.accept(rounds);
        return Executed.instructions - before;
    }
}
