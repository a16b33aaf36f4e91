package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
    /** Two buffers for a link that is asked for more than it has. */
    static final String SCENARIO =
            """
            nvsim: 1
            title: Two buffers
            duration: 10ms
            network:
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
              - udp: { name: data, from: blue1, to: blue2, rate: 200Mbps, arrivals: poisson }
            expect: [ { flow: data, sent: { at-least: 1 } } ]
            compare:
              nvgre: { virtualization.mechanism: nvgre }
              ip-rewrite: { virtualization.mechanism: ip-rewrite }
            sweep:
              replications: 3
              grid: { network.defaults.buffer: [ 4KiB, 16KiB ] }
              metrics: [ data.loss, provider-addresses ]
              baseline: nvgre
            """;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void prints_a_table_for_each_metric_and_writes_tables_with_units() throws IOException {
        assertThat(sweep(SCENARIO)).isZero();

        assertThat(out.toString())
                .contains("DATA.LOSS", "PROVIDER-ADDRESSES", "4KiB", "16KiB", "difference")
                .contains("12 runs, mean ± 95 % confidence, differences from nvgre by pairs");
        assertThat(err.toString()).isEmpty();
        assertThat(lines("runs.csv"))
                .hasSize(13)
                .startsWith(
                        "point,variant,network_defaults_buffer_bytes,replication,seed,digest,"
                                + "data_loss_ratio,provider_addresses,nvsim_version,scenario_hash");
        assertThat(lines("runs.csv").get(1)).startsWith("0,nvgre,4096,1,1,").contains(",2.0,");
        assertThat(lines("points.csv")).hasSize(1 + 2 * 2 * 2);
        assertThat(lines("comparisons.csv")).hasSize(1 + 2 * 2);
        assertThat(Files.readString(folder.resolve("out/sweep.txt"))).isEqualTo(out.toString());
        assertThat(Files.readString(folder.resolve("out/scenario.yaml"))).contains("sweep:");
    }

    @Test
    void json_has_every_run_with_its_point() {
        assertThat(sweep(SCENARIO, "--json")).isZero();

        JsonNode document = JsonMapper.builder().build().readTree(out.toString());
        assertThat(document.get("runs").size()).isEqualTo(12);
        JsonNode last = document.get("runs").get(11);
        assertThat(last.get("point").get("network.defaults.buffer").asString()).isEqualTo("16KiB");
        assertThat(last.get("variant").asString()).isEqualTo("ip-rewrite");
        assertThat(last.get("replication").asInt()).isEqualTo(3);
        assertThat(last.get("digest").asString()).matches("[0-9a-f]{16}");
        assertThat(last.get("figures").get("data.loss").asDouble()).isBetween(0.4, 0.6);
        assertThat(last.has("wallNanos")).isFalse();
        assertThat(document.get("points").get(0).get("networkDefaultsBufferBytes").asInt())
                .isEqualTo(4096);
        assertThat(document.get("comparisons").get(0).get("pValue").isNumber()).isTrue();
    }

    @Test
    void what_the_command_line_sets_holds_at_every_point() throws IOException {
        assertThat(sweep(SCENARIO, "--set", "sweep.replications=1", "--seed", "77")).isZero();

        assertThat(lines("runs.csv"))
                .hasSize(5)
                .allMatch(l -> l.contains(",1,77,") || l.startsWith("p"));
    }

    @Test
    void a_point_that_fails_is_told_with_its_seed_and_how_to_see_it_again() throws IOException {
        String failing =
                SCENARIO.replace(
                        "  grid: { network.defaults.buffer: [ 4KiB, 16KiB ] }",
                        "  grid: { duration: [ 10ms, 5ms ], traffic.data.start: [ 0s, 6ms ] }");

        assertThat(sweep(failing, "--set", "sweep.replications=1")).isEqualTo(2);

        assertThat(lines("runs.csv")).hasSize(1 + 3 * 2);
        assertThat(err.toString())
                .contains("failed: point 3, variant ip-rewrite, replication 1, seed 1\n")
                .contains("starts when the run is over");
        String reproduce =
                "  to reproduce it: nvsim run "
                        + folder.resolve("two.yaml")
                        + " --set virtualization.mechanism=ip-rewrite --set duration=5ms"
                        + " --set traffic.data.start=6ms --set sweep.replications=1 --set seed=1\n";
        assertThat(err.toString()).contains(reproduce);
    }

    @Test
    void a_run_of_a_sweep_is_the_run_that_its_settings_give() throws IOException {
        assertThat(sweep(SCENARIO)).isZero();
        String[] row = lines("runs.csv").get(12).split(",");

        List<String> settings =
                List.of(
                        "--set",
                        "virtualization.mechanism=ip-rewrite",
                        "--set",
                        "network.defaults.buffer=16KiB",
                        "--seed",
                        row[4],
                        "--json");
        StringWriter json = new StringWriter();
        String[] args = new String[settings.size() + 2];
        args[0] = "run";
        args[1] = folder.resolve("two.yaml").toString();
        for (int i = 0; i < settings.size(); i++) {
            args[i + 2] = settings.get(i);
        }
        Main.execute(new PrintWriter(json, true), new PrintWriter(err, true), args);

        assertThat(json.toString()).contains("\"digest\" : \"" + row[5] + "\"");
    }

    @Test
    void a_file_without_a_sweep_is_refused() throws IOException {
        assertThat(sweep(SCENARIO.substring(0, SCENARIO.indexOf("sweep:")))).isEqualTo(2);
        assertThat(err.toString()).contains("has no sweep: section");
    }

    @Test
    void a_format_nobody_has_is_refused_with_those_there_are() {
        assertThat(sweep(SCENARIO, "--format", "csv,xlsx")).isEqualTo(2);
        assertThat(err.toString()).contains("no format 'xlsx'").contains("csv").contains("json");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void threads_are_counted_from_one() {
        assertThat(sweep(SCENARIO, "--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--threads is from 1 to 1024, not 0");
    }

    private int sweep(String scenario, String... options) {
        Path file = folder.resolve("two.yaml");
        try {
            Files.writeString(file, scenario);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String[] args = new String[options.length + 4];
        args[0] = "sweep";
        args[1] = file.toString();
        args[2] = "--out";
        args[3] = folder.resolve("out").toString();
        System.arraycopy(options, 0, args, 4, options.length);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(name));
    }
}
