package org.nvsim.run.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a frame on a link costs, in figures that no other work of the machine disturbs. Each line of
 * the recorded file is a scenario, a mechanism, and how many bytecode instructions a hop took when
 * it was recorded. A change that is worth more, or that made hops cheaper, is recorded by running
 * this with {@code -Dnvsim.write-cost=true}.
 */
class CostPerHopTest {
    private static final Path RECORDED =
            Path.of("src/test/resources/cost/instructions-per-hop.txt");
    private static final double TOLERANCE = 1.10;
    private static final CountingLoader COUNTING = new CountingLoader();

    static List<String> recorded() throws IOException {
        return Files.readAllLines(RECORDED);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_hop_takes_no_more_instructions_than_recorded(String line) throws Exception {
        String[] words = line.split(" ");

        long instructions = instructionsPerHop(words[0], words[1]);

        if (Boolean.getBoolean("nvsim.write-cost")) {
            String now = words[0] + " " + words[1] + " " + instructions;
            Files.writeString(RECORDED, Files.readString(RECORDED).replace(line, now));
        } else {
            assertThat((double) instructions)
                    .as(
                            "instructions of a hop in %s with %s; if they are worth it, record"
                                    + " them with -Dnvsim.write-cost=true",
                            words[0], words[1])
                    .isLessThanOrEqualTo(Long.parseLong(words[2]) * TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "nvgre", "ip-rewrite"})
    void a_hop_allocates_nothing_once_buffers_have_been_full(String mechanism) throws Exception {
        long[] taken = new Stretch("fat-tree-k4", mechanism, 6000, 8000).call();

        // What one step of a run allocates, whatever happens in it, is less than this for each hop.
        assertThat((double) taken[2] / taken[0]).isLessThan(0.01);
    }

    @Test
    void instructions_are_counted_alike_every_time() throws Exception {
        assertThat(instructionsPerHop("fat-tree-k4", "none"))
                .isEqualTo(instructionsPerHop("fat-tree-k4", "none"));
    }

    @SuppressWarnings("unchecked")
    private static long instructionsPerHop(String scenario, String mechanism) throws Exception {
        Callable<long[]> stretch =
                (Callable<long[]>) COUNTING.create(Stretch.class, scenario, mechanism, 200, 300);
        long[] taken = stretch.call();
        return taken[1] / taken[0];
    }
}
