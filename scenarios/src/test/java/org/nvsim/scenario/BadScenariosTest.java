package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * A new case is two text files: {@code NAME.yaml} and what its author is told, {@code NAME.errors}.
 */
class BadScenariosTest {
    private static final Path FOLDER = Path.of("src/test/resources/bad-scenarios");

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
    void tells_the_author_what_is_wrong_and_where(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name + ".yaml"));

        ScenarioException thrown =
                catchThrowableOfType(
                        ScenarioException.class,
                        () -> ScenarioLoader.parse(name + ".yaml", text, Overrides.none()));

        assertThat(thrown).as("nothing is wrong with it").isNotNull();
        if (Boolean.getBoolean("nvsim.write-errors")) {
            Files.writeString(FOLDER.resolve(name + ".errors"), thrown.render());
        }
        assertThat(thrown.render())
                .as("made again by this test with -Dnvsim.write-errors=true")
                .isEqualTo(Files.readString(FOLDER.resolve(name + ".errors")));
    }

    @Test
    void the_corpus_has_grown_and_every_case_has_both_its_files() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(60);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files).hasSize(2 * names().size());
        }
    }
}
