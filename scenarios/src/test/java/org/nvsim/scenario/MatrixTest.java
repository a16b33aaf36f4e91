package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowSpec;

class MatrixTest {
    private static final String UDP = "each: { udp: { rate: 1Mbps } }";

    @TempDir private Path folder;

    private List<FlowSpec> flows(String matrix, int vms) throws ScenarioException {
        return ScenarioLoader.parse("m", text(matrix, vms), Overrides.none()).scenario().traffic();
    }

    private static String text(String matrix, int vms) {
        return "nvsim: 1\nduration: 100ms\nnetwork: { star: { hosts: 4 } }\n"
                + "tenants: { generate: { tenants: 2, vms: "
                + vms
                + " } }\ntraffic:\n  - matrix: { name: load, "
                + matrix
                + " }\n";
    }

    private static List<String> pairs(List<FlowSpec> flows) {
        return flows.stream().map(flow -> flow.from() + ">" + flow.to()).toList();
    }

    @Test
    void all_to_all_is_every_ordered_pair_of_each_tenant() throws ScenarioException {
        assertThat(flows("pattern: all-to-all, " + UDP, 5))
                .hasSize(2 * 5 * 4)
                .extracting(FlowSpec::name)
                .startsWith("load-1", "load-2")
                .endsWith("load-40");
    }

    @Test
    void a_shift_goes_around_the_end_of_the_list() throws ScenarioException {
        assertThat(pairs(flows("tenant: t1, pattern: shift, " + UDP, 4)))
                .containsExactly(
                        "t1-vm1>t1-vm3", "t1-vm2>t1-vm4", "t1-vm3>t1-vm1", "t1-vm4>t1-vm2");
        assertThat(pairs(flows("tenant: t2, pattern: shift, by: 3, " + UDP, 4)))
                .startsWith("t2-vm1>t2-vm4", "t2-vm2>t2-vm1");
    }

    @Test
    void in_a_permutation_everybody_sends_to_one_other_and_hears_from_one()
            throws ScenarioException {
        List<FlowSpec> flows = flows("tenant: t1, pattern: permutation, " + UDP, 50);

        assertThat(flows).hasSize(50).allSatisfy(f -> assertThat(f.to()).isNotEqualTo(f.from()));
        assertThat(flows).extracting(FlowSpec::to).doesNotHaveDuplicates();
    }

    @Test
    void a_hotspot_hears_from_all_others() throws ScenarioException {
        assertThat(pairs(flows("pattern: hotspot, to: t1-vm2, " + UDP, 3)))
                .containsExactly("t1-vm1>t1-vm2", "t1-vm3>t1-vm2");
    }

    @Test
    void gravity_keeps_the_mean_rate_and_gives_pairs_different_ones() throws ScenarioException {
        List<FlowSpec> flows =
                flows("tenant: t1, pattern: gravity, each: { udp: { rate: 10Mbps } }", 10);

        long[] rates =
                flows.stream().mapToLong(f -> ((FlowSpec.Udp) f).rateBitsPerSecond()).toArray();
        // of 90 pairs, those of the same two VMs have one rate
        assertThat(Arrays.stream(rates).distinct()).hasSize(45);
        assertThat(Arrays.stream(rates).sum()).isBetween(899_999_000L, 900_001_000L);
    }

    @Test
    void a_thousand_flows_take_no_time_to_write_down() throws ScenarioException {
        assertThat(flows("tenant: t1, pattern: permutation, " + UDP, 1024)).hasSize(1024);
    }

    @Test
    void a_file_gives_pairs_and_shares_of_the_rate() throws Exception {
        Files.writeString(
                folder.resolve("m.csv"), "# from,to,factor\nt1-vm1,t1-vm2,2\nt2-vm1, t2-vm2\n");

        List<FlowSpec> flows = load("pattern: csv, file: m.csv, " + UDP).scenario().traffic();

        assertThat(pairs(flows)).containsExactly("t1-vm1>t1-vm2", "t2-vm1>t2-vm2");
        assertThat(flows)
                .extracting(f -> ((FlowSpec.Udp) f).rateBitsPerSecond())
                .containsExactly(2_000_000L, 1_000_000L);
    }

    @Test
    void mistakes_in_a_file_are_shown_where_they_are() throws IOException {
        Files.writeString(folder.resolve("m.csv"), "t1-vm1,t1-vm2,much\nt1-vm1,t9\n\nt1-vm1\n");

        assertThat(problems("pattern: csv, file: m.csv, " + UDP))
                .contains("m.csv:1:1: 'much' is not a factor; write a number, as in 0.5")
                .contains("m.csv:2:1: no VM named 't9'")
                .contains("m.csv:4:1: expected a sender, a receiver and perhaps a factor");
    }

    @Test
    void transfers_have_sizes_as_their_file_says() throws Exception {
        Files.writeString(folder.resolve("s.cdf"), "1000 0.5\n20000 1\n");

        RunResult result =
                Run.of(
                                load("pattern: shift, each: { transfers: { rate: 20Mbps,"
                                                + " sizes: s.cdf } }")
                                        .scenario())
                        .finish();

        assertThat(result.flows()).hasSize(8);
        assertThat(result.flows())
                .allSatisfy(
                        flow -> {
                            assertThat(flow.receivedBytes()).isBetween(50_000L, 800_000L);
                            assertThat(flow.lostPackets()).isZero();
                        });
    }

    @Test
    void what_all_flows_of_a_matrix_show_together_can_be_expected() throws Exception {
        String flows = "name: load, pattern: shift, each: { udp: { rate: 8Mbps, count: 10 } } }\n";
        String more = "  - matrix: { name: load-1, pattern: shift, each: { ping: {} } }\n";
        String text =
                text("", 4).replaceFirst("name: load,  }\n", flows + more)
                        + "expect: [ { matrix: load, sent: 80, lost: 0 }, { matrix: load, delivered:"
                        + " { at-least: 81 } } ]\n";

        RunResult result =
                Run.of(ScenarioLoader.parse("m", text, Overrides.none()).scenario()).finish();

        assertThat(result.expectations())
                .extracting(e -> e.pass())
                .containsExactly(true, true, false);
        assertThat(result.expectations())
                .extracting(e -> e.actual())
                .containsExactly("80", "0", "80");
    }

    @Test
    void datagrams_come_at_distances_as_their_file_says() throws Exception {
        Files.writeString(folder.resolve("g.cdf"), "# ten in a row\n0 0.9\n1 0.9\n1 1\n");
        ScenarioFile file =
                load(
                        "pattern: shift, each: { udp: { rate: 40Mbps, arrivals: empirical,"
                                + " gaps: g.cdf } }");

        RunResult result = Run.of(file.scenario()).finish();

        // 500 in 100 ms on average, in rows whose number has a standard deviation of 7
        assertThat(result.flows()).hasSize(8);
        assertThat(result.flows())
                .allSatisfy(flow -> assertThat(flow.sentPackets()).isBetween(100L, 1_000L));
        assertThat(result.flows()).extracting(flow -> flow.sentPackets()).doesNotHaveDuplicates();
    }

    @Test
    void gaps_that_are_all_nothing_are_refused() throws IOException {
        Files.writeString(folder.resolve("g.cdf"), "0 1\n");

        assertThat(
                        problems(
                                "pattern: shift, each: { udp: { rate: 1Mbps, arrivals: empirical,"
                                        + " gaps: g.cdf } }"))
                .contains("g.cdf:1:1: all gaps are 0");
    }

    @Test
    void a_distribution_that_falls_is_shown_where_it_does() throws IOException {
        Files.writeString(folder.resolve("s.cdf"), "1000 0.5\n500 1\n");

        assertThat(problems("pattern: shift, each: { transfers: { rate: 1Mbps, sizes: s.cdf } }"))
                .contains("s.cdf:2:1: sizes and shares must not fall, nor shares exceed 1");
    }

    private ScenarioFile load(String matrix) throws IOException, ScenarioException {
        Path file = folder.resolve("m.yaml");
        Files.writeString(file, text(matrix, 4));
        return ScenarioLoader.open(file.toString(), Overrides.none());
    }

    private String problems(String matrix) {
        return catchThrowableOfType(ScenarioException.class, () -> load(matrix)).render();
    }
}
