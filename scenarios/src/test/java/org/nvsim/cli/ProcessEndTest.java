package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, a process of nvsim ends, and says why. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class ProcessEndTest {
    private static final int SIGTERM_STATUS = 143;
    private static final int SIGKILL_STATUS = 137;
    private static final int PATIENCE_SECONDS = 120; // of a machine that has much else to do

    private static final String TWO_HOSTS =
            """
            nvsim: 1
            duration: 1000h
            network:
              hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
              switches: { tor: {} }
              links: [ hv1 -- tor, hv2 -- tor ]
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a: { host: hv1, subnet: front, address: 10.0.0.5 }
                  b: { host: hv2, subnet: front, address: 10.0.0.7 }
            traffic:
              - udp: { name: u, from: a, to: b, rate: 5Gbps }
            """;

    @TempDir Path folder;

    @Test
    void a_run_that_needs_more_memory_than_there_is_says_so_and_ends() throws Exception {
        String many = "tenants: { generate: { tenants: 500, vms: 200, placement: spread } }\n";
        Path file =
                Files.writeString(
                        folder.resolve("many.yaml"),
                        "nvsim: 1\nduration: 1s\nnetwork: { star: { hosts: 4 } }\n" + many);
        for (String command : List.of("run", "validate", "isolation")) {
            Process process = start(command, file, "-Xmx32m");
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(command).isTrue();
            assertThat(process.exitValue()).as(command).isEqualTo(Status.DEFECT);
            assertThat(said("err")).as(command).contains("out of memory");
        }
    }

    @Test
    void a_run_of_a_thousand_hours_is_stopped_at_once_and_keeps_what_it_showed() throws Exception {
        Path file = Files.writeString(folder.resolve("long.yaml"), TWO_HOSTS);
        Process process = start("run", file);
        awaitForecast(process);
        long began = System.nanoTime();
        process.destroy(); // SIGTERM, as Ctrl-C but for the status
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(20);
        assertThat(process.exitValue()).isIn(Status.INTERRUPTED, SIGTERM_STATUS);
        assertThat(said("out")).contains("INCOMPLETE");
    }

    @Test
    void a_run_whose_events_hardly_advance_time_says_so_at_once_and_is_stopped() throws Exception {
        String flap =
                TWO_HOSTS.replace(
                        "  links:",
                        "  faults: [ { link: hv1 -- tor, flap: { start: 0s, every: 2ps, down: 1ps }"
                                + " } ]\n"
                                + "  links:");
        Process process = start("run", Files.writeString(folder.resolve("flap.yaml"), flap));
        awaitForecast(process);
        assertThat(said("err")).containsPattern("is at [0-9]+ps of 1000h").contains("Ctrl-C");
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(Status.INTERRUPTED, SIGTERM_STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file", "below a file"})
    void results_that_cannot_be_written_are_known_before_the_run(String where) throws Exception {
        Path file = Files.writeString(folder.resolve("long.yaml"), TWO_HOSTS); // 1000 hours of it
        Path out = where.equals("a file") ? file : file.resolve("results");
        StringWriter err = new StringWriter();
        for (String command : List.of("run", "compare", "isolation")) {
            String[] words = {command, file.toString(), "--out", out.toString()};
            assertThat(Main.execute(new PrintWriter(err), new PrintWriter(err), words))
                    .isEqualTo(Status.WRONG_INPUT);
        }
        assertThat(err.toString()).contains("is no folder that can be made and written");
    }

    @Test
    void a_sweep_that_was_killed_goes_on_where_it_was() throws Exception {
        String sweep =
                TWO_HOSTS.replace("1000h", "20ms")
                        + "sweep: { grid: { network.defaults.delay: [ 1us, 2us ] },"
                        + " replications: 100 }\n";
        Path file = Files.writeString(folder.resolve("many.yaml"), sweep);
        Path results = folder.resolve("many-sweep");
        Process process = start("sweep", file);
        while (stored(results) < 3) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).as(said("err")).isFalse();
        }
        process.destroyForcibly().waitFor(); // SIGKILL
        assertThat(process.exitValue()).isEqualTo(SIGKILL_STATUS);
        String[] words = {"sweep", file.toString(), "--out", results.toString(), "--json"};
        assertThat(swept(words)).isEqualTo(swept(anew(words)));
    }

    private String[] anew(String[] words) {
        String[] other = words.clone();
        other[3] = folder.resolve("another").toString();
        return other;
    }

    private static String swept(String[] words) {
        StringWriter out = new StringWriter();
        assertThat(Main.execute(new PrintWriter(out), new PrintWriter(new StringWriter()), words))
                .isEqualTo(Status.OK);
        return out.toString();
    }

    private static long stored(Path results) throws IOException {
        if (!Files.isDirectory(results)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void the_computers_language_changes_no_result() throws Exception {
        Path file = Files.writeString(folder.resolve("ä.yaml"), TWO_HOSTS.replace("1000h", "2ms"));
        Set<String> shown = new HashSet<>();
        for (String language : List.of("en", "tr", "ar")) {
            Process process = start("run", file, "-Duser.language=" + language);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(Status.OK);
            shown.add(said("out"));
        }
        assertThat(shown).hasSize(1);
    }

    /** It is said after a million events, which is soon. */
    private void awaitForecast(Process process) throws Exception {
        long began = System.nanoTime();
        while (!said("err").contains("if it goes on like this")) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).as(said("err")).isFalse();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began))
                    .isLessThan(PATIENCE_SECONDS);
        }
    }

    private String said(String stream) throws IOException {
        return Files.readString(folder.resolve(stream));
    }

    private Process start(String command, Path file, String... options) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.nvsim.cli.Main"));
        words.addAll(List.of(command, file.toString()));
        if (command.equals("sweep")) {
            words.addAll(List.of("--out", folder.resolve("many-sweep").toString()));
        }
        return new ProcessBuilder(words)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
