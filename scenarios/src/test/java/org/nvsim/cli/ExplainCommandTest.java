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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How {@code explain} is asked and answers; what journeys look like, golden ones show. */
class ExplainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int explain(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "explain";
        System.arraycopy(args, 0, all, 1, args.length);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private List<JsonNode> hops(String action) {
        return json().get("hops")
                .valueStream()
                .filter(hop -> hop.get("action").asString().equals(action))
                .toList();
    }

    @Test
    void the_first_packet_dropped_is_followed_unless_another_is_asked_for() {
        assertThat(explain("gre-blocked", "--flow", "hello", "--json")).isZero();
        assertThat(json().get("packet").asInt()).isEqualTo(1);
        assertThat(json().get("outcome").asString()).isEqualTo("dropped");
        assertThat(json().get("reason").asString()).isEqualTo("firewall-denied");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_drop_names_the_rule_and_where_it_was_defined() {
        explain("gre-blocked", "--flow", "hello", "--json");
        JsonNode drop =
                hops("dropped").stream()
                        .filter(hop -> hop.get("node").asString().equals("fw"))
                        .findFirst()
                        .orElseThrow();

        assertThat(drop.get("reason").asString()).isEqualTo("firewall-denied");
        assertThat(drop.get("decidedBy").get("kind").asString()).isEqualTo("firewall rule");
        assertThat(drop.get("decidedBy").get("text").asString()).contains("default", "deny");
        assertThat(drop.get("decidedBy").get("definedAt").asString())
                .matches(".*gre-blocked\\.yaml:\\d+:\\d+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nvgre      | default-deny-gre | hello | IP protocol 47 (GRE) from 192.168.4.11 to 192.168.4.12, 102 bytes
                    nvgre      | mtu-clamp        | big   | IP protocol 47 (GRE) from 192.168.4.11 to 192.168.4.12, 1520 bytes
                    ip-rewrite | deny-all         | big   | IP protocol 17 (UDP) from 192.168.4.1 port 49152 to 192.168.4.2 port 53, 1478 bytes
                    ip-rewrite | block-icmp       | hello | IP protocol 1 (ICMP) from 192.168.4.1 to 192.168.4.2, type 8 code 0, 60 bytes
                    """)
    void a_firewall_says_what_a_packet_is_to_it_and_the_rule_it_names_lets_it_pass(
            String mechanism, String preset, String flow, String seen, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("fw.yaml");
        String text =
                """
                nvsim: 1
                duration: 100ms
                network:
                  hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
                  firewalls: { fw: { preset: PRESET, rules: [] } }
                  links: [ hv1 -- fw, fw -- hv2 ]
                virtualization: { mechanism: MECHANISM }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                      blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
                traffic:
                  - ping: { name: hello, from: blue1, to: blue2, count: 1 }
                  - udp: { name: big, from: blue1, to: blue2, rate: 1Mbps, size: 1450B, port: 53 }
                """
                        .replace("PRESET", preset)
                        .replace("MECHANISM", mechanism);
        Files.writeString(file, text);
        explain(file.toString(), "--flow", flow);
        assertThat(out.toString()).contains("to it   " + seen, "DROPPED at fw");
        String rule = out.toString().replaceAll("(?s).*to pass '(.*?)', as the first.*", "$1");

        Files.writeString(file, text.replace("rules: []", "rules: [ { " + rule + " } ]"));
        out.getBuffer().setLength(0);
        explain(file.toString(), "--flow", flow, "--packet", "1", "--json");

        assertThat(hops("dropped"))
                .noneMatch(
                        hop ->
                                hop.get("kind").asString().equals("packet")
                                        && hop.get("node").asString().equals("fw"));
        assertThat(hops("forwarded")).anyMatch(hop -> hop.get("node").asString().equals("fw"));
    }

    @Test
    void a_packet_that_is_doubled_again_and_again_is_told_of_as_far_as_anybody_reads(
            @TempDir Path folder) throws IOException {
        StringBuilder switches = new StringBuilder();
        StringBuilder links = new StringBuilder("hv1 -- s0");
        for (int i = 0; i < 12; i++) {
            switches.append("s").append(i).append(": {}, ");
            links.append(", s").append(i).append(" -- ").append(i < 11 ? "s" + (i + 1) : "hv2");
        }
        Path file = folder.resolve("doubled.yaml");
        Files.writeString(
                file,
                """
                nvsim: 1
                duration: 100ms
                network:
                  hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
                  switches: { SWITCHES }
                  links: [ LINKS ]
                  faults: [ { link: s* -- s*, duplication: 100% } ]
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                      blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
                traffic: [ udp: { name: big, from: blue1, to: blue2, rate: 1Mbps, count: 1 } ]
                """
                        .replace("SWITCHES", switches.substring(0, switches.length() - 2))
                        .replace("LINKS", links));

        assertThat(explain(file.toString(), "--flow", "big", "--json")).isZero();

        assertThat(json().get("hops").size()).isBetween(2000, 2100);
        assertThat(json().get("untoldHops").asLong()).isGreaterThan(1000);
        assertThat(json().get("outcome").asString()).isEqualTo("delivered");
    }

    @Test
    void a_hop_has_the_bytes_before_and_after_and_what_changed() {
        explain("first-look", "--flow", "blue-hello", "--packet", "2", "--json");
        JsonNode hop = hops("encapsulated").get(0);

        String before = hop.get("before").get("bytes").asString();
        String after = hop.get("after").get("bytes").asString();
        assertThat(after).endsWith(before);
        assertThat(after.length() - before.length()).isEqualTo(2 * 42);
        assertThat(hop.get("changed").valueStream().map(c -> c.get("layer").asString()))
                .contains("Ethernet", "IPv4", "NVGRE");
        assertThat(json().get("outcome").asString()).isEqualTo("delivered");
        assertThat(json().get("reason").isNull()).isTrue();
    }

    @Test
    void times_never_run_backwards_and_the_answer_belongs_to_the_packet() {
        explain("first-look", "--flow", "blue-hello", "--json");
        List<Long> times =
                json().get("hops").valueStream().map(hop -> hop.get("timePicos").asLong()).toList();

        assertThat(times).isSorted();
        assertThat(json().get("hops").valueStream().map(hop -> hop.get("kind").asString()))
                .contains("packet", "reply", "ARP");
    }

    @Test
    void a_variant_can_be_chosen() {
        assertThat(explain("gre-blocked", "--flow", "hello", "--variant", "ip-rewrite")).isZero();
        assertThat(out.toString()).contains("(ip-rewrite)", "DELIVERED");
    }

    @Test
    void the_nearest_flow_is_named_to_those_who_misspell_one() {
        assertThat(explain("gre-blocked", "--flow", "helo")).isEqualTo(2);
        assertThat(err.toString()).contains("no flow 'helo'", "did you mean 'hello'?", "video");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void the_nearest_variant_is_named_to_those_who_misspell_one() {
        assertThat(explain("gre-blocked", "--flow", "hello", "--variant", "nvgr")).isEqualTo(2);
        assertThat(err.toString()).contains("no variant 'nvgr'", "did you mean 'nvgre'?");
    }

    @Test
    void how_many_packets_there_were_is_told_to_those_who_ask_for_more() {
        assertThat(explain("gre-blocked", "--flow", "hello", "--packet", "11")).isEqualTo(2);
        assertThat(err.toString()).contains("10 packets", "no packet 11");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void packets_are_counted_from_1() {
        assertThat(explain("gre-blocked", "--flow", "hello", "--packet", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("numbered from 1");
    }

    @Test
    void a_flow_must_be_named() {
        assertThat(explain("gre-blocked")).isEqualTo(2);
        assertThat(err.toString()).contains("--flow");
    }

    @Test
    void out_holds_text_and_document(@TempDir Path folder) {
        assertThat(explain("first-look", "--flow", "blue-hello", "--out", folder.toString()))
                .isZero();
        assertThat(folder.resolve("journey.txt")).hasContent(out.toString());
        assertThat(folder.resolve("journey.json")).content().contains("\"hops\"");
    }
}
