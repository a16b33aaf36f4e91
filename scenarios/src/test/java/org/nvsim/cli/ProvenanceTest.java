package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.run.result.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is printed or written says which nvsim, scenario, seed and run it comes from. */
class ProvenanceTest {
    private static final String FIGURES = "what the figures mean: docs/figures.md\n";

    @TempDir Path folder;
    private Path file;
    private String hash;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("two.yaml"), SweepCommandTest.SCENARIO);
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hash = HexFormat.of().formatHex(sha).substring(0, 16);
    }

    private String nvsim(String command, String... options) {
        List<String> args = new ArrayList<>(List.of(command, file.toString()));
        args.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Main.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                args.toArray(new String[0]));
        assertThat(err.toString()).isEmpty();
        return out.toString();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private String words() {
        return "nvsim " + Version.TEXT + ", scenario " + hash + ", seed 1";
    }

    @Test
    void a_run_names_the_hash_of_its_file_and_its_digest() {
        JsonNode document = json(nvsim("run", "--json", "--quiet"));

        assertThat(document.get("scenarioHash").asString()).isEqualTo(hash);
        assertThat(document.get("version").asString()).isEqualTo(Version.TEXT);
        assertThat(nvsim("run", "--quiet"))
                .endsWith(
                        words()
                                + ", timing noise 5 µs, digest "
                                + document.get("digest").asString()
                                + "\n"
                                + FIGURES);
        assertThat(json(nvsim("run", "--json", "--quiet", "--seed", "2")).get("scenarioHash"))
                .as("settings of the command line belong to the scenario")
                .isNotEqualTo(document.get("scenarioHash"));
    }

    @Test
    void a_comparison_and_an_isolation_name_it() {
        assertThat(nvsim("compare", "--quiet")).contains(words() + "\ndigests: nvgre ");
        assertThat(nvsim("isolation", "--quiet")).contains(words() + ", timing noise 5 µs\n");
        assertThat(json(nvsim("isolation", "--quiet", "--json")).get("scenarioHash").asString())
                .isEqualTo(hash);
    }

    @Test
    void every_row_of_a_sweep_names_it() throws Exception {
        Path out = folder.resolve("out");
        String text =
                nvsim(
                        "sweep",
                        "--quiet",
                        "--report",
                        "--format",
                        "csv,json",
                        "--out",
                        out.toString());

        JsonNode document = json(Files.readString(out.resolve("results.json")));
        String digest = document.get("digest").asString();
        assertThat(digest).matches("[0-9a-f]{16}");
        assertThat(text)
                .endsWith(words() + ", timing noise 5 µs, digest " + digest + "\n" + FIGURES);
        assertThat(document.get("timingNoisePicos").asLong()).isEqualTo(5_000_000);
        assertThat(document.get("scenarioHash").asString()).isEqualTo(hash);
        for (String table : List.of("runs.csv", "points.csv", "comparisons.csv")) {
            List<String> lines = Files.readAllLines(out.resolve(table));
            assertThat(lines.get(0)).contains("nvsim_version,scenario_hash", "seed", "digest");
            assertThat(lines.subList(1, lines.size()))
                    .as(table)
                    .isNotEmpty()
                    .allMatch(line -> line.contains("," + Version.TEXT + "," + hash));
        }
        assertThat(Files.readString(out.resolve("two-sweep.html"))).contains(hash, digest);
    }

    @Test
    void a_sweep_over_timing_noise_says_that_its_runs_differ_in_it() throws Exception {
        String text =
                nvsim(
                        "sweep",
                        "--quiet",
                        "--out",
                        folder.resolve("noise").toString(),
                        "--set",
                        "sweep.grid={ network.timing-noise: [0us, 5us] }");

        assertThat(text).contains(", seed 1, timing noise not the same in all runs, digest ");
    }
}
