package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.scenario.problem.ScenarioException;

class ShippedScenariosTest {
    static Stream<String> names() {
        return Library.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_shipped_scenario_is_good_and_says_what_it_shows(String name)
            throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open(name, Overrides.none());

        assertThat(file.warnings()).isEmpty();
        assertThat(file.scenario().title()).isNotEqualTo(name);
        assertThat(file.scenario().about()).isNotBlank();
        assertThat(file.scenario().expect()).isNotEmpty();
    }
}
