package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several files or variants, one that is bad takes no other down. */
class OneBadInputTest {
    private static final Path LESSONS = Path.of("../lessons");

    private static final String SCENARIO =
            """
            nvsim: 1
            duration: 100ms
            network: { star: { hosts: 2 } }
            policy: { management: central }
            tenants:
              blue:
                subnets: { net: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  b1: { host: hv1, subnet: net, address: 10.0.0.5 }
                  b2: { host: hv2, subnet: net, address: 10.0.0.6 }
            traffic:
              - ping: { name: hello, from: b1, to: b2, count: 3, every: 10ms }
            """;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_class_is_graded_whatever_one_of_them_hands_in() throws Exception {
        Path right = LESSONS.resolve("mtu-black-hole/solution.yaml");
        String text = Files.readString(right);
        Path class1 = Files.createDirectory(folder.resolve("class"));
        Files.copy(right, class1.resolve("ada.yaml"));
        Files.copy(right, class1.resolve("zoe.yaml"));
        Files.writeString(class1.resolve("b-mtu.yaml"), text.replace("mtu: 1600", "mtu: 100"));
        Files.writeString(class1.resolve("c-huge.yaml"), text.replace("mtu: 1600", "mtu: 1e9"));
        Files.writeString(class1.resolve("d-empty.yaml"), "");
        Files.writeString(class1.resolve("e-nested.yaml"), "a: ".repeat(1) + "[".repeat(100_000));
        Files.writeString(
                class1.resolve("f-pool.yaml"),
                text.replace("provider-pool: 192.168.4.0/24", "provider-pool: 0.0.0.0/0"));

        assertThat(nvsim("lesson", "mtu-black-hole", "--json", "--check", class1.toString()))
                .isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString())
                .containsSubsequence(
                        "\"passed\" : 2",
                        "ada.yaml",
                        "b-mtu.yaml",
                        "c-huge.yaml",
                        "d-empty.yaml",
                        "e-nested.yaml",
                        "f-pool.yaml",
                        "zoe.yaml");
    }

    @Test
    void a_hand_in_without_end_is_given_up_and_told_where() throws Exception {
        Path lesson = LESSONS.resolve("three-faults/solution.yaml");
        String flap =
                "faults: [ { link: hv1 -- tor, flap: { start: 0s, every: 2ps, down: 1ps } } ]";
        Path mine =
                Files.writeString(
                        folder.resolve("mine.yaml"),
                        Files.readString(lesson).replace("faults: []", flap));
        assertThat(nvsim("lesson", "three-faults", "--check", mine.toString(), lesson.toString()))
                .isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString())
                .contains("mine.yaml: not yet", "given up after 50,000,000 events, at ")
                .contains("solution.yaml: passed");
    }

    @Test
    void a_script_that_throws_costs_its_own_variant_only() throws Exception {
        Files.writeString(folder.resolve("bad.ps1"), "throw 'no'\n");
        Path file =
                Files.writeString(
                        folder.resolve("two.yaml"),
                        SCENARIO
                                + "compare:\n"
                                + "  bad: { 'timeline[+]': { at: 50ms, script: bad.ps1 } }\n"
                                + "  good: { seed: 2 }\n");
        assertThat(nvsim("compare", file.toString())).isEqualTo(Status.WRONG_INPUT);
        assertThat(out.toString()).contains("good");
        assertThat(err.toString()).contains("variant bad has no result:", "bad.ps1:1:1");
    }

    @Test
    void a_script_that_throws_is_the_grade_of_its_own_file_only() throws Exception {
        Files.writeString(folder.resolve("bad.ps1"), "throw 'no'\n");
        String text = Files.readString(LESSONS.resolve("stale-policy/solution.yaml"));
        Path bad =
                Files.writeString(
                        folder.resolve("bad.yaml"),
                        text.replace(
                                "timeline:\n", "timeline:\n  - { at: 2s, script: bad.ps1 }\n"));
        Path good = Files.writeString(folder.resolve("good.yaml"), text);
        nvsim("lesson", "stale-policy", "--check", bad.toString(), good.toString());
        assertThat(out.toString()).contains("bad.yaml: not yet", "good.yaml: passed");
    }

    @Test
    void files_after_a_bad_one_are_validated_too() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), SCENARIO);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), SCENARIO + "traffik: []\n");
        Path pool =
                Files.writeString(
                        folder.resolve("pool.yaml"),
                        SCENARIO + "virtualization: { provider-pool: 0.0.0.0/0 }\n");
        nvsim("validate", bad.toString(), pool.toString(), good.toString());
        assertThat(out.toString()).contains("good.yaml: good");
        assertThat(err.toString()).contains("unknown key 'traffik'");
    }

    private int nvsim(String... args) throws IOException {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
