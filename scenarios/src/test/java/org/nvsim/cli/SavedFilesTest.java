package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFilesTest {
    @TempDir private Path folder;

    @Test
    void a_file_that_is_saved_has_changed_and_one_that_is_gone_for_a_moment_has_not()
            throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, "seed: 1");
        SavedFiles files = new SavedFiles();
        files.lookAt(List.of(file.toString(), "--set", "no\0path"));

        assertThat(files.changed()).isFalse();
        Files.delete(file);
        assertThat(files.changed()).isFalse();
        Files.writeString(file, "seed: 12");
        assertThat(files.changed()).isTrue();
    }
}
