package org.nvsim.guest.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcpScriptTest {
    static List<String> scripts() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(f -> f.toString().endsWith(".tcp"))
                    .map(f -> folder().relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() {
        try {
            return Path.of(TcpScriptTest.class.getResource("/tcp-scripts").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void the_stack_sends_what_the_script_says(String name) throws IOException {
        new ScriptRun(new ScriptFile(folder().resolve(name))).run();
    }

    @Test
    void there_are_scripts_for_everything_that_matters() throws Exception {
        assertThat(scripts()).hasSizeGreaterThanOrEqualTo(120);
    }
}
