package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void version_goes_to_standard_output() {
        assertThat(nvsim("--version")).isZero();
        assertThat(out.toString()).startsWith("nvsim 0.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void no_command_is_wrong_usage_and_leaves_standard_output_empty() {
        assertThat(nvsim()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Missing command", "Usage: nvsim");
    }

    @Test
    void an_unknown_option_is_named() {
        assertThat(nvsim("--versoin")).isEqualTo(2);
        assertThat(err.toString()).contains("--versoin", "--version");
    }

    /** The app is in a module above this one, so here it is missing. */
    @Test
    void view_without_the_desktop_app_is_refused_in_one_line() {
        assertThat(nvsim("view", "first-look")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "nvsim: the desktop app is not part of this installation\n");
    }

    private int nvsim(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
