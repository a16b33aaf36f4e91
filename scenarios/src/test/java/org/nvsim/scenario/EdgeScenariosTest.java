package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * Scenarios at the edge of what may be said. A new case is a file {@code NAME.yaml}: what the run
 * must come to stands under its {@code expect:}, and what its author is told, be it an error or a
 * warning, in {@code NAME.told}.
 */
class EdgeScenariosTest {
    private static final Path FOLDER = Path.of("src/test/resources/edge-scenarios");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_lies_at_the_edge_is_told_or_runs_as_it_says(String name) throws IOException {
        StringBuilder told = new StringBuilder();
        try {
            String file = FOLDER.resolve(name + ".yaml").toString();
            ScenarioFile scenario = ScenarioLoader.open(file, Overrides.none());
            scenario.warnings().stream().map(Problem::render).forEach(told::append);
            RunResult result = Run.of(scenario.scenario()).finish();
            assertThat(result.complete()).isTrue();
            assertThat(result.expectations()).isNotEmpty();
            assertThat(result.expectations()).allMatch(expectation -> expectation.pass());
        } catch (ScenarioException e) {
            told.append(e.render());
        }
        Path expected = FOLDER.resolve(name + ".told");
        if (Boolean.getBoolean("nvsim.write-edges") && !told.isEmpty()) {
            Files.writeString(expected, told);
        }
        assertThat(told.toString())
                .isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    }
}
