package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for has an effect, or is refused; what is printed arrives, or it is an error. */
class EffectTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int nvsim(String line) {
        return Main.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), line.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lesson offloads --hints 2                    | --hints has no effect without --check
                    lesson offloads --json                       | --json has no effect without --check
                    lesson --hints 2                             | --hints has no effect without --check
                    lesson offloads --write a.yaml --check b.yaml| --write has no effect with --check
                    lesson offloads --check b.yaml --json --hints 2 | --hints has no effect with --json
                    view first-look --dark                       | --dark has no effect without --screenshot
                    view first-look --at 1ms                     | --at has no effect without --screenshot
                    view first-look --size 10x10                 | --size has no effect without --screenshot
                    view first-look --select blue-hello          | --select has no effect without --screenshot
                    view --seed 2                                | --seed has no effect without FILE
                    view --set seed=2                            | --set has no effect without FILE
                    powershell first-look --on hv1               | --on has no effect without SCRIPT
                    explain first-look --flow blue-hello --json --bytes | --bytes has no effect with --json
                    """)
    void an_option_without_effect_is_refused(String line, String message) {
        assertThat(nvsim(line)).isEqualTo(Status.WRONG_INPUT);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run first-look",
                "run first-look --json",
                "compare first-look",
                "explain first-look --flow blue-hello --json",
                "isolation first-look",
                "validate first-look --show",
                "list",
                "lesson",
                "lesson offloads",
                "powershell first-look --export",
                "schema",
                "completion bash",
                "--help",
                "--version"
            })
    void output_that_is_lost_is_an_error(String line) {
        Output full = new Output(new FullDisk());

        int status = Main.execute(full.writer(), new PrintWriter(err, true), line.split(" "));
        status = Main.complete(status, full, new PrintWriter(err, true));

        assertThat(status).isEqualTo(Status.WRONG_INPUT);
        assertThat(err.toString()).contains("nvsim: output was lost: No space left on device");
    }

    @Test
    void output_that_arrives_changes_no_status() {
        Output well = new Output(OutputStream.nullOutputStream());

        int status =
                Main.execute(well.writer(), new PrintWriter(err, true), "isolation", "gre-blocked");

        assertThat(Main.complete(status, well, new PrintWriter(err, true)))
                .isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(err.toString()).doesNotContain("lost");
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
