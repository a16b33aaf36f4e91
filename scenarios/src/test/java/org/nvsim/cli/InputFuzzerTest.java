package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of what the fuzzer draws; docs/fuzzing.md says how many more were tried. */
class InputFuzzerTest {
    private static final int SAMPLE = 1_000;

    @TempDir private Path folder;

    @Test
    void no_input_of_any_language_is_a_defect() throws Exception {
        InputFuzzer fuzzer = new InputFuzzer(folder);
        for (long number = 1; number <= SAMPLE; number++) {
            assertThat(fuzzer.attempt(number)).isNull();
        }
    }
}
