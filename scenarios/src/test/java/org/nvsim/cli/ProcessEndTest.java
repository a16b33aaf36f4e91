package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, a process of nvsim ends, and says why. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class ProcessEndTest {
    private static final int SIGTERM_STATUS = 143;
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
        return new ProcessBuilder(words)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
