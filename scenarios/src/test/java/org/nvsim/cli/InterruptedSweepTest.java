package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A sweep in a process of its own, stopped in the midst of its work. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class InterruptedSweepTest {
    private static final int POINTS = 200;

    @TempDir Path folder;

    @Test
    void killed_three_times_and_interrupted_once_it_ends_with_the_same_bytes() throws Exception {
        Path file = Files.writeString(folder.resolve("many.yaml"), scenario());
        assertThat(start(file, "whole").waitFor()).isZero();
        long seed = System.nanoTime(); // any moment will do; this says which it was
        Random random = new Random(seed);

        for (int part = 0; part < 3; part++) {
            Process process = start(file, "parts");
            waitForRuns(process, part * 40 + 1 + random.nextInt(35));
            process.destroyForcibly(); // kill -9
            process.waitFor();
        }
        Process process = start(file, "parts");
        waitForRuns(process, 120 + random.nextInt(10));
        process.destroy(); // as Ctrl-C does, but by SIGTERM, so that the JVM's own status is 143
        assertThat(process.waitFor()).isIn(Status.INTERRUPTED, 143);
        assertThat(Files.readString(folder.resolve("parts.out"))).contains("INCOMPLETE");
        assertThat(runs()).as("left to do, seed " + seed).isLessThan(POINTS);

        assertThat(start(file, "parts").waitFor()).isZero();

        Map<String, String> parts = contents("parts");
        assertThat(parts).as("seed " + seed).isEqualTo(contents("whole"));
        assertThat(parts).containsKeys("runs.csv", "points.csv", "sweep.txt", "results.json");
        assertThat(Files.readString(folder.resolve("parts.out")))
                .isEqualTo(Files.readString(folder.resolve("whole.out")));
    }

    private static String scenario() {
        String buffers =
                IntStream.rangeClosed(1, POINTS / 2)
                        .mapToObj(i -> i + "kB")
                        .collect(Collectors.joining(", "));
        return SweepCommandTest.SCENARIO
                .replace("[ 4KiB, 16KiB ]", "[ " + buffers + " ]")
                .replace("replications: 3", "replications: 1")
                .replace("duration: 10ms", "duration: 20ms");
    }

    private Process start(Path file, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.nvsim.cli.Main",
                        "sweep",
                        file.toString(),
                        "--threads=2",
                        "--quiet",
                        "--format=csv,json",
                        "--out=" + folder.resolve(name))
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void waitForRuns(Process process, int count) throws Exception {
        while (runs() < count && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
            assertThat(process.isAlive()).as("ended before it was stopped").isTrue();
        }
    }

    private long runs() throws IOException {
        Path store = folder.resolve("parts/runs");
        if (!Files.exists(store)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.toString().endsWith(".run")).count();
        }
    }

    /** Every file below a folder by its path, with its bytes. */
    private Map<String, String> contents(String name) throws IOException {
        Path top = folder.resolve(name);
        Map<String, String> contents = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(top)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            contents.put(top.relativize(file).toString(), bytes(file));
        }
        return contents;
    }

    private static String bytes(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
