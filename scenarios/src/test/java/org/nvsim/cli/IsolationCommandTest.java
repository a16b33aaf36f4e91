package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IsolationCommandTest {
    private static final String TWINS = "src/test/resources/isolation/twins.yaml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int isolation(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "isolation";
        System.arraycopy(args, 0, all, 1, args.length);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    @ParameterizedTest
    @CsvSource({"nvgre, 2012", "nvgre, 2012r2", "ip-rewrite, 2012", "ip-rewrite, 2012r2"})
    void tenants_with_equal_addresses_are_blocks_of_their_own(String mechanism, String generation) {
        int status =
                isolation(
                        TWINS,
                        "--set",
                        "virtualization.mechanism=" + mechanism,
                        "--set",
                        "virtualization.generation=" + generation);

        assertThat(status).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        """
                        blue/front blue1  1 \\██····
                        blue/front blue2  2 █\\█····
                        blue/back blue3   3 ██\\····
                        red/front red1    4 ···\\██·
                        red/front red2    5 ···█\\█·
                        red/back red3     6 ···██\\·
                        servers web       7 ······\\
                        """)
                .contains("42 ordered pairs: 12 reachable, 30 isolated");
    }

    @Test
    void a_vlan_joins_one_subnet_only() {
        assertThat(isolation(TWINS, "--set", "virtualization.mechanism=vlan")).isZero();
        assertThat(out.toString())
                .contains(
                        """
                        blue/front blue1  1 \\█·····
                        blue/front blue2  2 █\\·····
                        blue/back blue3   3 ··\\····
                        red/front red1    4 ···\\█··
                        red/front red2    5 ···█\\··
                        red/back red3     6 ·····\\·
                        servers web       7 ······\\
                        """);
    }

    @Test
    void a_disagreement_is_named_with_what_lost_the_packet_and_is_status_1() {
        assertThat(isolation("gre-blocked")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "blue1 -> blue2: policy says reachable, packets show isolated"
                                + " (firewall-denied at fw");
    }

    @Test
    void as_json_every_ordered_pair_is_there_and_the_counts_are_those_of_the_matrix() {
        assertThat(isolation("gre-blocked", "--json")).isEqualTo(1);

        long reachable =
                json().get("matrix")
                        .valueStream()
                        .filter(pair -> pair.get("reachable").asBoolean())
                        .count();
        assertThat(json().get("pairs").asInt()).isEqualTo(20);
        assertThat(json().get("matrix").size()).isEqualTo(20);
        assertThat(json().get("reachable").asLong()).isEqualTo(reachable);
        assertThat(json().get("isolated").asLong()).isEqualTo(20 - reachable);
        assertThat(json().get("disagreements").size()).isEqualTo(6);
        assertThat(json().get("disagreements").get(0).get("why").asString())
                .startsWith("firewall-denied at fw");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void many_machines_are_shown_by_subnet() {
        int status =
                isolation(TWINS, "--set", "tenants.generate={ tenants: 3, vms: 30, vsid: 9001 }");

        assertThat(status).as(out + err.toString()).isZero();
        assertThat(out.toString()).contains("t1/net      5 ····█··", "▒ partly");
    }

    @Test
    void four_hundred_vms_are_asked_within_seconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startNanos = threads.getCurrentThreadCpuTime(); // not what others do meanwhile

        assertThat(isolation("src/test/resources/isolation/four-hundred.yaml", "--json")).isZero();

        assertThat(threads.getCurrentThreadCpuTime() - startNanos).isLessThan(20_000_000_000L);
        assertThat(json().get("pairs").asInt()).isEqualTo(400 * 399);
        assertThat(json().get("reachable").asInt()).isEqualTo(4 * 100 * 99);
    }

    @Test
    void out_holds_picture_and_document(@TempDir Path folder) {
        assertThat(isolation(TWINS, "--out", folder.toString())).isZero();
        assertThat(folder.resolve("isolation.txt")).hasContent(out.toString());
        assertThat(folder.resolve("isolation.json")).content().contains("\"matrix\"");
    }
}
