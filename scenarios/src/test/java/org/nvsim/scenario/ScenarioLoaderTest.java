package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.scenario.problem.ScenarioException;

class ScenarioLoaderTest {
    private static String refusal(String name) {
        return catchThrowableOfType(
                        ScenarioException.class, () -> ScenarioLoader.load(name, Overrides.none()))
                .render();
    }

    @Test
    void a_file_is_named_after_itself(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "nvsim: 1\nduration: 1s\nnetwork: { star: { hosts: 2 } }\n");

        assertThat(ScenarioLoader.load(file.toString(), Overrides.none()).name()).isEqualTo("mine");
    }

    @Test
    void a_name_that_is_no_file_is_a_shipped_scenario() throws ScenarioException {
        assertThat(ScenarioLoader.load("first-look", Overrides.none()).name())
                .isEqualTo("first-look");
    }

    @Test
    void an_unknown_name_gets_the_nearest_and_the_list() {
        assertThat(refusal("frist-look"))
                .contains(
                        "did you mean 'first-look'?",
                        "shipped: first-look, routing-domains, gre-blocked");
    }

    @Test
    void a_name_cannot_leave_the_library() {
        assertThat(refusal("../library/first-look")).contains("no such file");
    }

    @Test
    void a_large_file_is_refused_before_it_is_read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, "#".repeat((1 << 20) + 1));

        assertThat(refusal(file.toString())).contains("larger than the 1 MiB");
    }

    @Test
    void bytes_that_are_no_text_are_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("binary.yaml");
        Files.write(file, new byte[] {'n', (byte) 0xC3, (byte) 0x28});

        assertThat(refusal(file.toString())).contains("not UTF-8 text");
    }
}
