package org.nvsim.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.report.SweepText;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.Metric;

class SweepTest {
    private static final Metric LOSS = FlowMetric.LOSS.of("data");
    private static final Metric GOODPUT = FlowMetric.GOODPUT.of("data");
    private static final Metric SENT = FlowMetric.SENT.of("data");

    private static final String SCENARIO =
            """
            nvsim: 1
            duration: 40ms
            network:
              timing-noise: 0us # so that chance has a say only where a test gives it one
              defaults: { buffer: 8KiB }
              hosts:
                hv1: { address: 192.168.4.11/24 }
                hv2: { address: 192.168.4.12/24 }
              switches: { tor: {} }
              links: [ hv1 -- tor, { link: tor -- hv2, rate: 100Mbps } ]
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                  blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
            traffic:
              - udp: { name: data, from: blue1, to: blue2, rate: 90Mbps, arrivals: poisson }
            expect: [ { flow: data, sent: { at-least: 1 } } ]
            compare:
              nvgre: { virtualization.mechanism: nvgre }
              ip-rewrite: { virtualization.mechanism: ip-rewrite }
            sweep:
            """;

    /** Counts what was told; never stops anything. */
    private static final class Counting implements SweepWatcher {
        private int done;
        private int computed;

        @Override
        public void progressed(int done, int computed, int planned) {
            this.done = done;
            this.computed = computed;
        }

        @Override
        public boolean wantsToStop() {
            return false;
        }
    }

    @TempDir Path folder;
    private final Counting counting = new Counting();

    @Test
    void every_combination_is_a_point_and_the_last_path_changes_fastest() throws ScenarioException {
        ScenarioFile file =
                file(
                        """
                          list: [ { duration: 20ms }, { duration: 30ms } ]
                          grid: { seed: [ 1, 2 ], network.defaults.buffer: [ 4KiB, 8KiB ] }
                        """);

        assertThat(file.sweep().orElseThrow().points())
                .hasSize(8)
                .startsWith(
                        Map.of(
                                "duration", "20ms",
                                "seed", "1",
                                "network.defaults.buffer", "4KiB"),
                        Map.of(
                                "duration", "20ms",
                                "seed", "1",
                                "network.defaults.buffer", "8KiB"),
                        Map.of(
                                "duration", "20ms",
                                "seed", "2",
                                "network.defaults.buffer", "4KiB"));
    }

    @Test
    void the_number_of_threads_makes_no_difference() throws Exception {
        String sweep =
                """
                  grid: { network.defaults.buffer: [ 4KiB, 16KiB ] }
                  replications: 3
                  baseline: nvgre
                """;

        SweepResult one = run(file(sweep), "one", 1);
        SweepResult four = run(file(sweep), "four", 4);

        assertThat(one.runs()).hasSize(12).isEqualTo(four.runs());
        assertThat(texts("one")).isEqualTo(texts("four"));
    }

    @Test
    void a_replication_has_the_same_random_numbers_at_every_point_and_variant() throws Exception {
        SweepResult result =
                run(
                        file(
                                """
                                  grid: { network.defaults.buffer: [ 4KiB, 64KiB ] }
                                  replications: 4
                                  metrics: [ data.sent ]
                                  baseline: nvgre
                                """),
                        "runs",
                        2);

        List<Double> first = sent(result, new Cell(0, 0));
        assertThat(first).doesNotHaveDuplicates();
        for (Cell cell : result.cells().keySet()) {
            assertThat(sent(result, cell)).isEqualTo(first);
        }
        assertThat(result.runs().get(0).plan().seed()).as("the file's own").isEqualTo(1);
        assertThat(result.comparison(new Cell(1, 1), SENT).orElseThrow().difference().mean())
                .isZero();
        assertThat(result.comparison(new Cell(1, 0), SENT)).isEmpty();
    }

    private static List<Double> sent(SweepResult result, Cell cell) {
        return result.cells().get(cell).stream().map(run -> run.figure(SENT)).toList();
    }

    @Test
    void what_is_in_the_store_is_not_computed_again() throws Exception {
        SweepResult before = run(file("  replications: 3\n"), "runs", 2);
        assertThat(counting.computed).isEqualTo(3);

        SweepResult more = run(file("  replications: 5\n"), "runs", 2);

        assertThat(counting.done).isEqualTo(5);
        assertThat(counting.computed).as("the fourth and the fifth").isEqualTo(2);
        assertThat(more.runs()).startsWith(before.runs().toArray(SweepRun[]::new));
    }

    @Test
    void what_decides_a_run_decides_whether_a_stored_one_serves() throws Exception {
        run(file("  replications: 1\n"), "runs", 1);

        run(file("  replications: 1\n  warm-up: 1ms\n"), "runs", 1);
        assertThat(counting.computed).as("another warm-up").isEqualTo(1);
        run(file("  replications: 1\n", "duration=39ms"), "runs", 1);
        assertThat(counting.computed).as("another duration").isEqualTo(1);
        run(file("  replications: 1\n  metrics: [ events ]\n"), "runs", 1);
        assertThat(counting.computed).as("other metrics of the same run").isZero();
    }

    @Test
    void a_damaged_file_in_the_store_is_made_again() throws Exception {
        SweepResult whole = run(file("  replications: 1\n"), "runs", 1);
        Path stored = folder.resolve("runs").resolve(whole.runs().get(0).key() + ".run");
        String text = Files.readString(stored);
        Files.writeString(stored, text.substring(0, text.length() / 2));

        run(file("  replications: 1\n"), "runs", 1);

        assertThat(Files.readString(stored)).isEqualTo(text);
    }

    @Test
    void a_bit_that_a_disk_turned_over_is_noticed_and_the_run_is_made_again() throws Exception {
        SweepResult first = run(file("  replications: 2\n"), "runs", 1);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            files = all.filter(f -> f.toString().endsWith(".run")).sorted().toList();
        }
        byte[] whole = Files.readAllBytes(files.get(0));
        for (int at = 0; at < whole.length; at += 1 + whole.length / 40) {
            byte[] bad = whole.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(files.get(0), bad);
            try (SweepStore store = SweepStore.open(folder.resolve("runs"))) {
                String key = files.get(0).getFileName().toString().replace(".run", "");
                assertThat(store.find(key)).as("byte " + at).isEmpty();
            }
        }

        assertThat(run(file("  replications: 2\n"), "runs", 1)).isEqualTo(first);
        assertThat(Files.readAllBytes(files.get(0))).isEqualTo(whole);
    }

    @Test
    void what_happens_in_the_warm_up_is_not_measured() throws Exception {
        String sent = "  replications: 1\n  metrics: [ data.sent ]\n";
        double all = sentIn(run(file(sent), "runs", 1));
        double early = sentIn(run(file(sent, "duration=10ms"), "runs", 1));

        double late = sentIn(run(file(sent + "  warm-up: 10ms\n"), "runs", 1));

        assertThat(late).isEqualTo(all - early).isPositive();
    }

    @Test
    void a_run_is_kept_in_memory_with_the_figures_that_are_asked_for_alone() throws Exception {
        String sent = "  replications: 1\n  metrics: [ data.sent ]\n";
        SweepRun computed = run(file(sent), "runs", 1).runs().get(0);
        SweepRun stored = run(file(sent), "runs", 1).runs().get(0);

        assertThat(computed.figure(SENT)).isPositive();
        assertThat(computed.figure(GOODPUT)).isNaN();
        assertThat(stored).isEqualTo(computed);
    }

    @Test
    void datagrams_under_way_when_the_run_ends_are_not_lost() throws Exception {
        String roomy =
                "  replications: 1\n  warm-up: 1ms\n"
                        + "  metrics: [ data.loss, data.lost, data.delivered, data.sent ]\n";
        SweepResult result =
                run(
                        file(roomy, "network.defaults.buffer=1MiB", "traffic.data.rate=200Mbps"),
                        "runs",
                        1);

        SweepRun run = result.runs().get(0);
        assertThat(run.figure(FlowMetric.LOST.of("data"))).isZero();
        assertThat(run.figure(LOSS)).isZero();
        assertThat(run.figure(FlowMetric.DELIVERED.of("data"))).isLessThan(run.figure(SENT));
    }

    private static double sentIn(SweepResult result) {
        return result.runs().get(0).figure(SENT);
    }

    @Test
    void replications_are_added_until_the_interval_is_narrow() throws Exception {
        String precision = "  replications: 2\n  metrics: [ data.sent ]\n  until-precision: ";
        SweepResult loose =
                run(
                        file(precision + "{ metric: data.sent, relative: 100%, at-most: 40 }\n"),
                        "runs",
                        2);
        SweepResult tight =
                run(
                        file(precision + "{ metric: data.sent, relative: 4%, at-most: 40 }\n"),
                        "runs",
                        2);
        SweepResult hopeless =
                run(
                        file(precision + "{ metric: data.sent, relative: 0.001%, at-most: 9 }\n"),
                        "runs",
                        2);

        assertThat(loose.estimate(new Cell(0, 0), SENT).count()).isLessThan(5);
        Estimate narrow = tight.estimate(new Cell(0, 0), SENT);
        assertThat(narrow.isWithin(0.04)).isTrue();
        assertThat(narrow.count()).isBetween(3, 39);
        assertThat(hopeless.estimate(new Cell(0, 0), SENT).count()).isEqualTo(9);
    }

    private static final String CERTAIN = "traffic.data.arrivals=constant";
    private static final String TWO_BUFFERS =
            """
              replications: 5
              grid: { network.defaults.buffer: [ 4KiB, 16KiB ] }
              metrics: [ data.goodput ]
            """;

    @Test
    void where_chance_has_no_say_all_replications_are_one_run() throws Exception {
        SweepResult result = run(file(TWO_BUFFERS, CERTAIN), "runs", 2);

        assertThat(counting.computed).isEqualTo(2);
        Estimate estimate = result.estimate(new Cell(1, 0), GOODPUT);
        assertThat(estimate.count()).isEqualTo(1);
        assertThat(estimate.halfWidth95()).isNaN();
        SweepResult otherSeed = run(file(TWO_BUFFERS, CERTAIN, "seed=99"), "runs", 2);
        assertThat(otherSeed.runs().get(1).figures()).isEqualTo(result.runs().get(1).figures());
        assertThat(SweepText.of(result))
                .contains("2 runs, ")
                .contains("no random number had a say: all replications would be one run")
                .doesNotContain("± 0");
    }

    @Test
    void initial_sequence_numbers_of_tcp_are_no_chance() throws Exception {
        String tcp = "traffic=[ { tcp: { name: data, from: blue1, to: blue2 } } ]";

        SweepResult one = run(file(TWO_BUFFERS, tcp), "runs", 2);
        SweepResult other = run(file(TWO_BUFFERS, tcp, "seed=99"), "runs", 2);

        assertThat(one.runs()).hasSize(2);
        assertThat(other.runs().get(0).digest()).isNotEqualTo(one.runs().get(0).digest());
        assertThat(other.runs().get(0).figures()).isEqualTo(one.runs().get(0).figures());
    }

    @Test
    void a_link_that_loses_frames_and_a_matrix_drawn_at_random_are_chance() throws Exception {
        String loss = "network.faults=[ { link: tor -- hv2, loss: 1% } ]";
        String matrix =
                "traffic=[ { matrix: { name: data, pattern: gravity, each: { udp: { rate: 1Mbps"
                        + " } } } } ]";
        String metrics = "  replications: 3\n  metrics: [ drops.any ]\n";

        assertThat(run(file(metrics, CERTAIN, loss), "loss", 2).runs()).hasSize(3);
        assertThat(run(file(metrics, matrix, "expect=[]"), "matrix", 2).runs()).hasSize(3);
        assertThat(run(file(metrics, CERTAIN), "none", 2).runs()).hasSize(1);
    }

    @Test
    void a_variant_without_chance_is_compared_with_every_replication_of_the_other()
            throws Exception {
        String variants =
                "compare={ even: { traffic.data.arrivals: constant },"
                        + " poisson: { traffic.data.arrivals: poisson } }";
        SweepResult result =
                run(
                        file(
                                "  replications: 4\n  metrics: [ data.sent ]\n  baseline: even\n",
                                variants),
                        "runs",
                        2);

        assertThat(result.cells().get(new Cell(0, 0))).hasSize(1);
        assertThat(result.cells().get(new Cell(0, 1))).hasSize(4);
        double even = result.estimate(new Cell(0, 0), SENT).mean();
        Comparison comparison = result.comparison(new Cell(0, 1), SENT).orElseThrow();
        assertThat(comparison.difference().count()).isEqualTo(4);
        assertThat(comparison.difference().mean())
                .isCloseTo(result.estimate(new Cell(0, 1), SENT).mean() - even, within(1e-9));
    }

    @Test
    void how_many_runs_are_wanted_makes_no_run_another_one() throws Exception {
        String twoBuffers = TWO_BUFFERS.replace("5", "2");
        run(file(twoBuffers), "runs", 2);
        assertThat(counting.computed).isEqualTo(4);

        run(file(twoBuffers, "sweep.replications=3"), "runs", 2);
        assertThat(counting.computed).as("the third of each point").isEqualTo(2);
        run(file(twoBuffers, "sweep={ replications: 3 }"), "runs", 2);
        assertThat(counting.computed).as("one point, the file as it stands").isEqualTo(3);
    }

    @Test
    void a_point_that_fails_does_not_keep_the_others_from_running() throws Exception {
        SweepResult result =
                run(
                        file(
                                """
                                  grid: { traffic.data.start: [ 0s, 30ms ], duration: [ 40ms, 20ms ] }
                                  replications: 2
                                """),
                        "runs",
                        2);

        assertThat(result.complete()).isTrue();
        assertThat(result.runs()).hasSize(6);
        assertThat(result.failures()).hasSize(2);
        assertThat(result.failures())
                .allSatisfy(
                        failure -> {
                            assertThat(failure.plan().point()).isEqualTo(3);
                            assertThat(failure.defect()).isFalse();
                            assertThat(failure.reason()).contains("starts when the run is over");
                        });
        assertThat(result.estimate(new Cell(3, 0), LOSS).count()).isZero();
    }

    @Test
    void one_folder_is_for_one_sweep_at_a_time() throws IOException {
        Path runs = folder.resolve("runs");
        try (SweepStore store = SweepStore.open(runs)) {
            assertThat(store).isNotNull();
            assertThatThrownBy(() -> SweepStore.open(runs))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
    }

    private static ScenarioFile file(String sweep, String... settings) throws ScenarioException {
        return ScenarioLoader.parse("test.yaml", SCENARIO + sweep, Overrides.of(List.of(settings)));
    }

    private SweepResult run(ScenarioFile file, String name, int threads) throws IOException {
        try (SweepStore store = SweepStore.open(folder.resolve(name))) {
            return new Sweep(
                            file,
                            store,
                            threads,
                            (plan, figures, result) -> result.digest(),
                            counting)
                    .run();
        }
    }

    private Map<String, String> texts(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.collect(
                    Collectors.toMap(file -> file.getFileName().toString(), SweepTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
