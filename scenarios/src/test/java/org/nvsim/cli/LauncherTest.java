package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code nvsim} on a machine that lacks what it needs. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "nvsim").toAbsolutePath();

    @TempDir Path folder;

    @Test
    void a_java_home_without_java_is_named_in_one_line() throws Exception {
        assertRefusal(
                folder.resolve("nothing"),
                "nvsim: needs a JDK, version 17 or newer; JAVA_HOME="
                        + folder.resolve("nothing")
                        + " has none");
    }

    @Test
    void a_java_that_is_too_old_is_named_in_one_line() throws Exception {
        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho '    java.specification.version = 1.8' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertRefusal(
                folder.resolve("old"),
                "nvsim: needs a JDK, version 17 or newer; " + java + " is 8");
    }

    @Test
    void names_beyond_ascii_are_read_under_any_locale() throws Exception {
        Path home = Files.createDirectories(folder.resolve("größe"));
        Path copy = Files.copy(LAUNCHER, home.resolve("nvsim"));
        Path java = Files.createDirectories(folder.resolve("told/bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\necho \"    java.specification.version = $LC_ALL\" >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder("sh", copy.toString(), "--version");
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment().put("JAVA_HOME", folder.resolve("told").toString());
        Process process = builder.redirectErrorStream(true).start();

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(out.strip()).endsWith("UTF-8");
    }

    private void assertRefusal(Path javaHome, String line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "--version");
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.directory(folder.toFile());
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(Files.readString(err)).isEqualTo(line + "\n");
    }
}
