package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

class StartersTest {
    static List<String> names() {
        return Starters.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_starter_is_good_explains_itself_and_passes(String name) throws ScenarioException {
        String text = Starters.text(name).orElseThrow();
        ScenarioFile file = ScenarioLoader.parse(name, text, Overrides.none());

        assertThat(file.warnings()).isEmpty();
        assertThat(text).contains("# yaml-language-server: $schema=", "# the same seed gives");
        assertThat(file.variants()).hasSize(2);
        for (Scenario scenario : file.variants()) {
            assertThat(Run.of(scenario).finish().expectations())
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e.pass()).as(e.text()).isTrue());
        }
    }
}
