package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.Shipped;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

class ShippedRunsTest {
    static Stream<String> names() {
        return Library.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shows_what_it_promises_in_every_variant(String name) throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open(name, Shipped.overrides(name));
        List<Scenario> variants = new ArrayList<>(file.variants());
        variants.add(0, file.scenario());
        for (Scenario variant : variants) {
            RunResult result = Run.of(variant).finish();

            assertThat(result.expectations())
                    .as(variant.variant().orElse("as it stands"))
                    .allSatisfy(e -> assertThat(e.pass()).as(e + ", " + result).isTrue());
        }
    }
}
