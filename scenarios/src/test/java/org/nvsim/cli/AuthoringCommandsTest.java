package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoringCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int nvsim(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void schema_prints_a_schema_that_names_its_draft() {
        assertThat(nvsim("schema")).isEqualTo(Status.OK);
        assertThat(out.toString()).startsWith("{").contains("draft-07", "\"leaf-spine\"");
    }

    @Test
    void completion_knows_commands_and_options_of_both_shells() {
        assertThat(nvsim("completion", "bash")).isEqualTo(Status.OK);
        assertThat(out.toString()).contains("complete -F", "isolation", "--watch");
        assertThat(nvsim("completion", "zsh")).isEqualTo(Status.OK);
        assertThat(out.toString()).contains("bashcompinit");
        assertThat(nvsim("completion", "fish")).isEqualTo(Status.WRONG_INPUT);
    }

    @Test
    void only_a_file_can_be_watched() {
        assertThat(nvsim("run", "first-look", "--watch")).isEqualTo(Status.WRONG_INPUT);
        assertThat(err.toString()).contains("--watch: 'first-look' is not a file");
    }

    @Test
    void init_writes_a_scenario_that_is_good(@TempDir Path folder) {
        String file = folder.resolve("mine.yaml").toString();

        assertThat(nvsim("init", file)).isEqualTo(Status.OK);
        assertThat(nvsim("validate", file)).isEqualTo(Status.OK);
        assertThat(out.toString()).isEqualTo(file + ": good" + System.lineSeparator());
    }

    @Test
    void init_never_overwrites(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "precious");

        assertThat(nvsim("init", file.toString())).isEqualTo(Status.WRONG_INPUT);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(err.toString()).contains("is there already");
    }

    @Test
    void init_names_its_starters_to_those_who_ask_for_another(@TempDir Path folder) {
        String file = folder.resolve("mine").toString();

        assertThat(nvsim("init", file, "--from", "ring")).isEqualTo(Status.WRONG_INPUT);
        assertThat(err.toString()).contains("no starter 'ring'; there are two-hosts");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void validate_shows_what_an_author_may_leave_out() {
        assertThat(nvsim("validate", "--show", "--set", "seed=99", "first-look"))
                .isEqualTo(Status.OK);
        assertThat(out.toString()).startsWith("nvsim: 1\n").contains("seed: 99", "mtu: 1600");
    }
}
