package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.scenario.Lessons;

/** Ways around an exercise that students think of, and right answers that are spelled otherwise. */
class LessonCheatsTest {
    private static final Path FOLDER = Path.of("../lessons");
    private static final String NOT_PART = "not part of this exercise";

    @TempDir Path folder;

    static List<Arguments> changesOfNoExercise() {
        List<Arguments> cheats = new ArrayList<>();
        for (String lesson : Lessons.names()) {
            cheats.add(arguments(lesson, "\nseed: 1\n", "\nseed: 2\n"));
            cheats.add(arguments(lesson, "\nduration: ", "\nduration: 1"));
            cheats.add(arguments(lesson, "\ntraffic:", "\ncosts: { encapsulate: 0s }\ntraffic:"));
            cheats.add(arguments(lesson, "\ntraffic:\n", "\ntraffic:\n" + anotherFlow(lesson)));
            if (!read(lesson).contains("\npolicy:")) {
                String policy = "\npolicy: { management: central, latency: 1us }\ntraffic:";
                cheats.add(arguments(lesson, "\ntraffic:", policy));
            }
        }
        return cheats;
    }

    /** A solution with something that changes the run and is nobody's exercise. */
    @ParameterizedTest
    @MethodSource("changesOfNoExercise")
    void a_solution_does_not_pass_that_changes_more(String lesson, String old, String changed)
            throws IOException {
        assertRefused(lesson, changed(read(lesson), old, changed));
    }

    static List<Arguments> cheats() {
        String count = "count: 10, every";
        return List.of(
                // another mechanism than those the exercise is about
                cheat("firewall-eats-gre", "mechanism: nvgre", "mechanism: none"),
                cheat("firewall-eats-gre", "mechanism: nvgre", "mechanism: vlan"),
                cheat("mtu-black-hole", "mechanism: nvgre", "mechanism: none"),
                cheat("mtu-black-hole", "mechanism: nvgre", "mechanism: vlan"),
                cheat("price-of-encapsulation", "mechanism: nvgre", "mechanism: none"),
                cheat("price-of-encapsulation", "mechanism: nvgre", "mechanism: vlan"),
                cheat("provider-address-budget", "mechanism: ip-rewrite", "mechanism: none"),
                cheat("provider-address-budget", "mechanism: ip-rewrite", "mechanism: vlan"),
                cheat("why-vlans-ran-out", "mechanism: vlan", "mechanism: none"),
                cheat("offloads", "mechanism: nvgre", "mechanism: vlan"),
                cheat("moving-a-machine", "mechanism: nvgre", "mechanism: none"),
                // the machine is moved out of the way before anything happens
                cheat("firewall-eats-gre", "\ntraffic:", move("blue2", "hv1")),
                cheat("mtu-black-hole", "\ntraffic:", move("blue2", "hv1")),
                cheat("price-of-encapsulation", "\ntraffic:", move("blue2", "hv1")),
                cheat("vsid-and-rdid", "\ntraffic:", move("db", "hv1")),
                cheat(
                        "stale-policy",
                        "timeline:\n",
                        "timeline:\n  - { at: 1ps, migrate: blue2, to: hv1 }\n"),
                cheat(
                        "three-faults",
                        "timeline:\n",
                        "timeline:\n  - { at: 1ps, migrate: green2, to: hv2 }\n"),
                cheat("moving-a-machine", "at: 1s, migrate", "at: 2.9s, migrate"),
                cheat("moving-a-machine", "downtime: 50ms", "downtime: 1ns"),
                cheat("stale-policy", "at: 1s, migrate", "at: 4.9s, migrate"),
                // who writes policy
                cheat("moving-a-machine", "management: central", "management: local"),
                cheat("three-faults", "at: 1.5s, agent", "at: 4.9s, agent"),
                // costs and cores
                cheat("offloads", "\ntraffic:", "\ncosts: { receive-packet: 1ns }\ntraffic:"),
                cheat(
                        "offloads",
                        "nic: standard, cores: 8 }\n  switches",
                        "nic: standard }\n  switches"),
                cheat(
                        "offloads",
                        "nic: standard, cores: 8 }\n  switches",
                        "nic: { like: standard, moderation: 1ns }, cores: 8 }\n  switches"),
                // the firewall is taken away
                cheat("firewall-eats-gre", "preset: default-deny-gre", "preset: allow-all"),
                cheat(
                        "firewall-eats-gre",
                        "hv2: { address: 192.168.4.12/24 }",
                        "hv2: { address: 192.168.4.12/24 }\n    hv3: { address: 192.168.4.13/24 }"),
                // the traffic is made easier
                cheat("firewall-eats-gre", count, "count: 2, every"),
                cheat("one-address-two-tenants", count, "count: 2, every"),
                cheat("vsid-and-rdid", count, "count: 2, every"),
                cheat("way-out-and-back", count, "count: 2, every"),
                cheat("why-vlans-ran-out", count, "count: 2, every"),
                cheat(
                        "mtu-black-hole",
                        "size: 1472B, dont-fragment: true",
                        "size: 1400B, dont-fragment: true"),
                cheat("mtu-black-hole", "dont-fragment: true", "dont-fragment: false"),
                cheat("price-of-encapsulation", "size: 100B", "size: 100B, count: 2"),
                cheat("price-of-encapsulation", "buffer: 64KiB", "buffer: 1GiB"),
                cheat("price-of-encapsulation", "stop: 900ms", "stop: 11ms"),
                cheat("provider-address-budget", "placement: spread", "placement: pack"),
                cheat("reading-a-capture", "flow-id: zero", "flow-id: hash"),
                // somebody else answers
                cheat("one-address-two-tenants", "to: 10.0.0.7", "to: blue2"),
                cheat("way-out-and-back", "to: backup", "to: files"),
                cheat("way-out-and-back", "mode: forwarding", "mode: nat"));
    }

    /** The lesson's own file with all questions answered, and a way around the exercise. */
    @ParameterizedTest
    @MethodSource("cheats")
    void a_way_around_the_exercise_does_not_pass(String lesson, String old, String changed)
            throws IOException {
        assertRefused(lesson, changed(start(lesson), old, changed));
    }

    static List<Arguments> wrongByItsRun() {
        return List.of(
                cheat("firewall-eats-gre", "rules: [", "rules: [ { allow: any },"),
                cheat(
                        "firewall-eats-gre",
                        "rules: [ { deny: { protocol: tcp, ports: 23 } } ]",
                        "rules: [ { allow: any } ]"),
                cheat(
                        "three-faults",
                        "timeline:\n",
                        "timeline:\n"
                                + "  - { at: 0s, record: green2, change: set, provider-address:"
                                + " 192.168.4.11 }\n"),
                cheat(
                        "stale-policy",
                        "timeline:\n",
                        "timeline:\n"
                                + "  - { at: 0s, record: blue2, change: set, provider-address:"
                                + " 192.168.4.13 }\n"));
    }

    /** Where the exercise is about what was changed, the run itself shows that it is wrong. */
    @ParameterizedTest
    @MethodSource("wrongByItsRun")
    void a_change_that_harms_others_does_not_pass(String lesson, String old, String changed)
            throws IOException {
        StringWriter out = new StringWriter();
        assertThat(check(lesson, changed(start(lesson), old, changed), out))
                .as(out.toString())
                .isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString()).contains("FAIL").doesNotContain(NOT_PART);
    }

    static List<Arguments> otherSpellings() {
        return List.of(
                cheat("moving-a-machine", "downtime: 50ms", "downtime: 0.05s"),
                cheat("moving-a-machine", "every: 10ms", "every: 0.01s"),
                cheat(
                        "moving-a-machine",
                        "links: [ hv1 -- tor,",
                        "links: [ { link: hv1 -- tor, mtu: 1600 },"),
                cheat("moving-a-machine", "\nduration: 3s", "\nduration: 3000ms"),
                cheat(
                        "moving-a-machine",
                        "hv1: { address: 192.168.4.11/24 }",
                        "hv1: { address: 192.168.4.11/24, nic: { like: standard } }"),
                cheat(
                        "moving-a-machine",
                        "network:\n",
                        "network:\n"
                                + "  defaults: { rate: 10Gbps, delay: 1us, mtu: 1600, buffer: 512KiB"
                                + " }\n"),
                cheat("moving-a-machine", "title: ", "title: My own "),
                cheat(
                        "offloads",
                        "hv1: { address: 192.168.4.11/24, nic: standard",
                        "hv1: { address: 192.168.4.11/24, nic: { like: standard }"),
                cheat("offloads", "nic: nvgre-offload", "nic: { like: nvgre-offload }"),
                cheat("offloads", "nic: nvgre-offload", "nic: { like: standard, nvgre: true }"),
                cheat("three-faults", "faults: []", "faults: [ { link: hv1 -- tor, loss: 0% } ]"),
                cheat("three-faults", "at: 1.5s", "at: 1500ms"),
                cheat("stale-policy", "\ntraffic:", "\ncompare: { other: { seed: 2 } }\ntraffic:"),
                cheat("firewall-eats-gre", "{ allow: gre }", "{ allow: { protocol: 47 } }"),
                cheat(
                        "firewall-eats-gre",
                        "{ deny: { protocol: tcp, ports: 23 } }, { allow: gre }",
                        "{ allow: 47 }, { deny: { ports: 23, protocol: tcp } }"),
                cheat(
                        "vsid-and-rdid",
                        "vsid: 5001\n        prefix: 10.0.0.0/24\n",
                        "prefix: 10.0.0.0/24\n        vsid: 5001\n"),
                cheat("reading-a-capture", "flow-id: zero", "flow-id: zero, oversize: icmp"));
    }

    /** What counts is what a file says. */
    @ParameterizedTest
    @MethodSource("otherSpellings")
    void a_solution_passes_however_its_unchanged_parts_are_spelled(
            String lesson, String old, String changed) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(check(lesson, changed(read(lesson), old, changed), out))
                .as(out.toString())
                .isEqualTo(Status.OK);
    }

    static List<Arguments> otherRightAnswers() {
        return List.of(
                cheat(
                        "mtu-black-hole",
                        "[ hv1 -- tor, hv2 -- tor ]",
                        "[ { link: hv1 -- tor, mtu: 1600 }, { link: hv2 -- tor, mtu: 1542 } ]"),
                cheat("mtu-black-hole", "mtu: 1500", "mtu: 1542"),
                cheat("mtu-black-hole", "mechanism: nvgre", "mechanism: ip-rewrite"),
                cheat("price-of-encapsulation", "mechanism: nvgre", "mechanism: ip-rewrite"),
                cheat("price-of-encapsulation", "size: 100B", "size: 1400B"),
                cheat(
                        "firewall-eats-gre",
                        "rules: [",
                        "rules: [ { allow: { protocol: gre, from: 192.168.4.0/24, to:"
                                + " 192.168.4.0/24 } },"),
                cheat(
                        "firewall-eats-gre",
                        "\ntraffic:",
                        "\ntimeline: [ { at: 0s, firewall: fw, allow: gre } ]\ntraffic:"),
                cheat("stale-policy", "update-policy: false", "update-policy: true"),
                cheat(
                        "stale-policy",
                        "downtime: 50ms, update-policy: false }",
                        "downtime: 50ms, policy-delay: 1s }"),
                cheat(
                        "stale-policy",
                        "timeline:\n",
                        "timeline:\n"
                                + "  - { at: 2s, record: blue2, change: set, provider-address:"
                                + " 192.168.4.13 }\n"),
                cheat("way-out-and-back", "gateway: 192.168.9.254", "gateway: 192.168.9.1"),
                cheat("provider-address-budget", "mechanism: ip-rewrite", "mechanism: nvgre"));
    }

    /** The lesson's own file with all questions answered, and a solution among several. */
    @ParameterizedTest
    @MethodSource("otherRightAnswers")
    void every_right_answer_passes(String lesson, String old, String changed) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(check(lesson, changed(start(lesson), old, changed), out))
                .as(out.toString())
                .isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @MethodSource("org.nvsim.scenario.Lessons#names")
    void the_lesson_with_all_questions_answered_does_not_pass_before_something_is_changed(
            String lesson) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(check(lesson, start(lesson), out)).isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString()).doesNotContain(NOT_PART, "no answer");
    }

    @Test
    void the_message_says_what_is_no_part_of_the_exercise_where_it_stands_and_what_may_change()
            throws IOException {
        StringWriter out = new StringWriter();
        String cheat = changed(read("moving-a-machine"), "count: 250", "count: 2");
        check("moving-a-machine", cheat, out);
        int line = (int) cheat.substring(0, cheat.indexOf("count: 2")).lines().count();
        assertThat(out.toString())
                .contains("mine.yaml:" + line + ":")
                .contains(
                        "'traffic[0].ping.count: 2' is not part of this exercise; the lesson has"
                                + " 250")
                .contains("what may change: policy.latency, policy.record-time");
    }

    @Test
    void a_value_that_is_left_out_is_named_too() throws IOException {
        StringWriter out = new StringWriter();
        String lesson = "offloads";
        String cheat = changed(start(lesson), ", cores: 8 }\n    hv2", " }\n    hv2");
        check(lesson, cheat, out);
        assertThat(out.toString())
                .contains("'network.hosts.hv1.cores' was left out; the lesson has 8")
                .contains("mine.yaml:");
    }

    private static Arguments cheat(String lesson, String old, String changed) {
        return arguments(lesson, old, changed);
    }

    private static String move(String vm, String host) {
        return "\ntimeline: [ { at: 1ps, migrate: " + vm + ", to: " + host + " } ]\ntraffic:";
    }

    private static String anotherFlow(String lesson) {
        String text = read(lesson);
        int from = text.indexOf("from: ") + "from: ".length();
        String vm = text.substring(from, text.indexOf(',', from));
        int to = text.indexOf("to: ", from) + "to: ".length();
        String other = text.substring(to, Math.min(end(text, ',', to), end(text, ' ', to)));
        return "  - udp: { name: more, from: " + vm + ", to: " + other + ", rate: 1Mbps }\n";
    }

    private static int end(String text, char mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    private static String changed(String text, String old, String changed) {
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        return text.substring(0, at) + changed + text.substring(at + old.length());
    }

    /** A right solution. */
    private static String read(String lesson) {
        try {
            return Files.readString(FOLDER.resolve(lesson).resolve("solution.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lesson's own file with the answers of a right solution. */
    private static String start(String lesson) {
        String text = Lessons.text(lesson).orElseThrow();
        String solution = read(lesson);
        String answers = solution.substring(solution.indexOf("\nanswers:"));
        int end = answers.indexOf("\nexpect:");
        return text.substring(0, text.indexOf("\nexpect:"))
                + (end < 0 ? answers : answers.substring(0, end));
    }

    private void assertRefused(String lesson, String text) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(check(lesson, text, out)).isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString()).contains(NOT_PART, "mine.yaml:", "what may change: ");
    }

    private int check(String lesson, String text, StringWriter out) throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), text);
        return Main.execute(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                "lesson",
                lesson,
                "--check",
                mine.toString());
    }
}
