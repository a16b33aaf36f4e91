package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.scenario.Library;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as their users meet them: status, standard output, standard error, files. */
class CommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int nvsim(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private JsonNode json() {
        return JSON.readTree(out.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** A ping between two VMs, with lines of the caller's. */
    private String small(String more) throws IOException {
        return file(
                "small.yaml",
                """
                nvsim: 1
                duration: 100ms
                network: { star: { hosts: 2 } }
                tenants:
                  blue:
                    subnets: { net: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      b1: { host: hv1, subnet: net, address: 10.0.0.5 }
                      b2: { host: hv2, subnet: net, address: 10.0.0.6 }
                traffic:
                  - ping: { name: hello, from: b1, to: b2, count: 3, every: 10ms }
                  - udp: { name: noise, from: b2, to: b1, rate: 1Mbps, arrivals: poisson }
                """
                        + more);
    }

    private String broken() throws IOException {
        return file("broken.yaml", "nvsim: 1\nduration: 1\nnetwork: { star: { hots: 2 } }\n");
    }

    // ---- run

    @Test
    void a_run_that_meets_its_expectations_is_status_0_and_says_nothing_else() throws Exception {
        assertThat(nvsim("run", small("expect: [ { flow: hello, answered: 3 } ]\n"))).isZero();
        assertThat(out.toString()).startsWith("small: ").contains("1 of 1 hold", "digest ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_failed_expectation_is_status_1_and_all_results_are_there() throws Exception {
        assertThat(nvsim("run", small("expect: [ { flow: hello, answered: 4 } ]\n"))).isEqualTo(1);
        assertThat(out.toString()).contains("0 of 1 hold", "FAIL", "FLOWS", "digest ");
    }

    @Test
    void a_run_as_json_is_one_document_with_the_promised_keys() throws Exception {
        assertThat(nvsim("run", small(""), "--json")).isZero();
        assertThat(json().propertyNames())
                .contains(
                        "nvsim",
                        "scenario",
                        "variant",
                        "seed",
                        "digest",
                        "complete",
                        "simulatedNanos",
                        "wallNanos",
                        "events",
                        "packetHops",
                        "frames",
                        "providerAddresses",
                        "policy",
                        "flows",
                        "links",
                        "hosts",
                        "expectations");
        assertThat(json().get("variant").isNull()).isTrue();
        assertThat(json().get("flows").get(0).get("receivedPackets").asInt()).isEqualTo(3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_seed_another() throws Exception {
        String file = small("");

        nvsim("run", file, "--json", "--seed", "7");
        String digest = json().get("digest").asString();
        assertThat(json().get("seed").asInt()).isEqualTo(7);
        nvsim("run", file, "--json", "--set", "seed=7");
        assertThat(json().get("digest").asString()).isEqualTo(digest);
        nvsim("run", file, "--json", "--seed", "8");
        assertThat(json().get("digest").asString()).isNotEqualTo(digest);
    }

    @Test
    void threads_change_no_result_and_who_wants_too_many_is_told() throws Exception {
        String[] shorter = {"run", "fat-tree-k4", "--set", "duration=200us", "--json"};
        assertThat(nvsim(shorter)).isZero();
        String one = json().get("digest").asString();
        assertThat(nvsim("run", "fat-tree-k4", "--set", "duration=200us", "--json", "--threads=2"))
                .isZero();
        assertThat(json().get("digest").asString()).isEqualTo(one);
        assertThat(err.toString()).isEmpty();

        assertThat(nvsim("run", small(""), "--threads", "2")).isZero();
        assertThat(err).hasToString("threads: 1, because the network has only 3 nodes\n");
        assertThat(nvsim("run", small(""), "--threads", "2", "--quiet")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(nvsim("run", small(""), "--threads", "0")).isEqualTo(Status.WRONG_INPUT);
        assertThat(err.toString()).contains("--threads is from 1 to 256, not 0");
    }

    @Test
    void set_overrides_anything_in_the_file() throws Exception {
        nvsim("run", small(""), "--json", "--set", "virtualization.mechanism=ip-rewrite");
        assertThat(json().get("mechanism").asString()).isEqualTo("ip-rewrite");
        assertThat(json().get("providerAddresses").get("used").asInt()).isEqualTo(2);
    }

    @Test
    void set_names_the_path_that_does_not_exist() throws Exception {
        assertThat(nvsim("run", small(""), "--set", "virtualisation.mechanism=vlan")).isEqualTo(2);
        assertThat(err.toString()).contains("virtualisation", "did you mean 'virtualization'?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void out_holds_what_was_printed_and_the_document() throws Exception {
        Path results = folder.resolve("results");

        assertThat(nvsim("run", small(""), "--out", results.toString())).isZero();

        assertThat(results.resolve("result.txt")).hasContent(out.toString());
        assertThat(JSON.readTree(Files.readString(results.resolve("result.json"))).has("digest"))
                .isTrue();
    }

    // ---- what is wrong with a scenario

    @ParameterizedTest
    @ValueSource(strings = {"run", "compare", "explain", "isolation"})
    void a_broken_scenario_is_status_2_with_its_places_and_writes_nothing(String command)
            throws Exception {
        Path results = folder.resolve("results");
        String flow = command.equals("explain") ? "--flow=hello" : "--quiet";

        int status = nvsim(command, broken(), "--out", results.toString(), "--json", flow);

        assertThat(status).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("broken.yaml:2:11", "broken.yaml:3:20", "did you mean 'hosts'?");
        assertThat(results).doesNotExist();
    }

    @Test
    void a_scenario_that_asks_for_what_cannot_be_had_writes_nothing() throws Exception {
        Path results = folder.resolve("results");
        String pool = "virtualization: { mechanism: ip-rewrite, provider-pool: 10.0.0.0/32 }\n";

        assertThat(nvsim("run", small(pool), "--out", results.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("small.yaml:");
        assertThat(results).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_is_told_with_the_nearest_name() {
        assertThat(nvsim("run", "frist-look")).isEqualTo(2);
        assertThat(err.toString()).contains("frist-look", "first-look");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void every_file_is_validated_and_one_bad_one_is_status_2() throws Exception {
        assertThat(nvsim("validate", small(""), broken())).isEqualTo(2);
        assertThat(out.toString()).contains("small.yaml: good").doesNotContain("broken.yaml");
        assertThat(err.toString()).contains("broken.yaml:2:11");
    }

    // ---- a defect

    @Command(name = "trip")
    private static final class Trip implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("seed 1, at 5 ps, in hv1: two and two is five");
        }
    }

    @Test
    void a_defect_is_status_3_with_what_reproduces_it() {
        int status =
                Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                        .addSubcommand(new Trip())
                        .execute("trip");

        assertThat(status).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("a defect in nvsim", "two and two is five", "nvsim trip", "Trip.call");
    }

    // ---- compare, list

    @Test
    void compare_prints_a_document_for_each_variant() {
        assertThat(nvsim("compare", "first-look", "--json")).isZero();
        List<String> variants =
                json().get("runs").valueStream().map(r -> r.get("variant").asString()).toList();
        assertThat(variants).containsExactly("nvgre", "ip-rewrite");
    }

    @Test
    void compare_needs_variants() throws Exception {
        assertThat(nvsim("compare", small(""))).isEqualTo(2);
        assertThat(err.toString()).contains("has no compare: section");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void list_names_every_shipped_scenario_with_its_title() {
        assertThat(nvsim("list")).isZero();
        assertThat(out.toString().lines())
                .hasSameSizeAs(Library.names())
                .anyMatch(line -> line.matches("first-look +Two tenants, one address"));
    }
}
