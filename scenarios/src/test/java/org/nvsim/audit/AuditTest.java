package org.nvsim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.scenario.Lessons;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.Shipped;
import org.nvsim.scenario.spec.Scenario;

/**
 * Whether every figure of the result document is what the frames of the run show. A failure prints
 * the scenario; {@code -Dnvsim.seed=N} begins with another.
 */
class AuditTest {
    private static final long FIRST_SEED = Long.getLong("nvsim.seed", 1);
    private static final int CASES = 300;

    /** How often frames are looked at in one scenario at most. */
    private static final long MOST_SIGHTINGS = 60_000;

    static Stream<String> shipped() {
        return Library.names().stream();
    }

    static Stream<String> lessons() {
        return Lessons.names().stream();
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + CASES);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void figures_of_shipped_scenarios_are_those_of_their_frames(String name) throws Exception {
        ScenarioFile file = ScenarioLoader.open(name, Shipped.overrides(name));
        List<Scenario> variants =
                file.variants().isEmpty() ? List.of(file.scenario()) : file.variants();

        for (Scenario variant : variants) {
            assertThat(Audit.beginning(variant, MOST_SIGHTINGS).findings())
                    .as("variant %s", variant.variant().orElse("none"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void figures_of_lessons_are_those_of_their_frames(String name) throws Exception {
        Scenario scenario = Lessons.open(name).scenario();

        assertThat(Audit.beginning(scenario, MOST_SIGHTINGS).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void figures_of_random_scenarios_are_those_of_their_frames(long seed) throws Exception {
        String yaml = WildScenario.of(seed);

        assertThat(Audit.whole(Audit.parse(yaml)).findings())
                .as("-Dnvsim.seed=%d%n%s", seed, yaml)
                .isEmpty();
    }
}
