package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
