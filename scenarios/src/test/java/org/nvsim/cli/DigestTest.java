package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A scenario and a seed name one run: the machine, the JVM and who watches do not matter. Each run
 * here is the whole command in a process of its own.
 */
class DigestTest {
    private static final Pattern DIGEST = Pattern.compile("\"digest\"\\s*:\\s*\"([0-9a-f]+)\"");
    private static final Path HERE = Path.of(System.getProperty("java.home"));

    private static String expected;

    @TempDir Path folder;

    @BeforeAll
    static void run_once_as_it_comes() throws Exception {
        expected = digest(HERE, List.of(), List.of());
    }

    @Test
    void what_happens_does_matter() throws Exception {
        List<String> slower = List.of("--set", "network.defaults.delay=2us");
        assertThat(digest(HERE, List.of(), slower)).isNotEqualTo(expected);
    }

    /** How the JVM numbers objects decides the order in hash tables of objects. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void hash_codes_do_not_matter(int mode) throws Exception {
        assertThat(
                        digest(
                                HERE,
                                List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=" + mode),
                                List.of()))
                .isEqualTo(expected);
    }

    @Test
    void locale_charset_and_time_zone_do_not_matter() throws Exception {
        List<String> elsewhere =
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=UTF-16",
                        "-Duser.timezone=Pacific/Kiritimati");
        assertThat(digest(HERE, elsewhere, List.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC"})
    void compiler_and_collector_do_not_matter(String option) throws Exception {
        assertThat(digest(HERE, List.of(option), List.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("installedJdks")
    void the_java_release_does_not_matter(Path home) throws Exception {
        assertThat(digest(home, List.of(), List.of())).isEqualTo(expected);
    }

    @Test
    void being_watched_does_not_matter() throws Exception {
        List<String> watched = List.of("--quiet", "--pcap", "--out", folder.toString());
        assertThat(digest(HERE, List.of(), watched)).isEqualTo(expected);
        assertThat(folder.resolve("first-look.pcapng")).isNotEmptyFile();
    }

    /** This JDK, and every other of release 17 or later that is installed beside it. */
    static List<Path> installedJdks() throws IOException {
        List<Path> homes = new ArrayList<>();
        homes.add(HERE);
        try (Stream<Path> siblings = Files.list(HERE.toRealPath().getParent())) {
            for (Path home : (Iterable<Path>) siblings.sorted()::iterator) {
                if (Files.isExecutable(home.resolve("bin/java")) && release(home) >= 17) {
                    homes.add(home.toRealPath());
                }
            }
        }
        return homes.stream().distinct().toList();
    }

    /** The feature number in the file {@code release} that a JDK has, or 0. */
    private static int release(Path home) throws IOException {
        Path file = home.resolve("release");
        Matcher version =
                Pattern.compile("JAVA_VERSION=\"(\\d+)")
                        .matcher(Files.exists(file) ? Files.readString(file) : "");
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String digest(Path javaHome, List<String> jvm, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Dnvsim.home=" + Path.of("..").toRealPath()));
        command.addAll(List.of("org.nvsim.cli.Main", "run", "first-look", "--json"));
        command.addAll(options);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(json).isZero();
        Matcher digest = DIGEST.matcher(json);
        assertThat(digest.find()).as(json).isTrue();
        return digest.group(1);
    }
}
