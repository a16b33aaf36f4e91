package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case is one text file: the command on its first line, and all that it prints. A new case is the
 * first line alone, run with {@code -Dnvsim.write-journeys=true} and read with care.
 */
class GoldenJourneysTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-journeys");
    private static final String PROMPT = "$ nvsim ";

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_journey_reads_as_it_did(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        String golden = Files.readString(file);
        String command = golden.lines().findFirst().orElseThrow();

        String actual = command + "\n" + outputOf(command.substring(PROMPT.length()));

        if (Boolean.getBoolean("nvsim.write-journeys")) {
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as("made again by this test with -Dnvsim.write-journeys=true")
                .isEqualTo(Files.readString(file));
    }

    @Test
    void every_kind_of_journey_has_a_case() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(10);
    }

    private static String outputOf(String command) {
        List<String> args = new ArrayList<>();
        for (String word : command.split(" ")) {
            args.add(word.endsWith(".yaml") ? FOLDER.resolve(word).toString() : word);
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Main.execute(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        args.toArray(String[]::new));
        assertThat(status).as(err.toString()).isZero();
        return out.toString().replace(FOLDER + "/", "");
    }
}
