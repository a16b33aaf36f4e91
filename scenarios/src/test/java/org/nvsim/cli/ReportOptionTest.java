package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOptionTest {
    private static final String HOSTILE =
            "</title></script><script>alert(1)</script><img src=x onerror='alert(2)'>\" & \u202e";

    @TempDir Path folder;

    @Test
    void the_verdict_comes_before_everything_it_rests_on() throws Exception {
        String page = report("run", "gre-blocked", "gre-blocked");
        assertThat(page)
                .containsSubsequence(
                        "<h1>The firewall that eats GRE</h1>",
                        "All 5 expectations hold.",
                        "id=\"network\"",
                        "id=\"goodput\"",
                        "id=\"drops\"",
                        "id=\"costs\"",
                        "id=\"journeys\"",
                        "id=\"expectations\"",
                        "nvsim run gre-blocked");
    }

    @Test
    void a_failed_expectation_stands_in_the_verdict() throws Exception {
        String page = report("run", "first-look", "first-look", "--set", "expect[0].answered=9");
        assertThat(page)
                .containsSubsequence(
                        "verdict bad",
                        "6 of 7 expectations hold.",
                        "<code>flow: blue-hello, answered: 9</code>, found 10",
                        "id=\"network\"")
                .contains("nvsim run first-look --set &#39;expect[0].answered=9&#39;");
    }

    @Test
    void the_dropped_packet_is_followed_to_the_rule_that_dropped_it() throws Exception {
        assertThat(report("run", "gre-blocked", "gre-blocked"))
                .containsSubsequence(
                        "id=\"journeys\"",
                        "packet 1 of video, dropped at fw: firewall-denied",
                        "<td>hv1</td>",
                        "encapsulates it",
                        "firewall rule: default, as none of 3 rules matches: deny");
    }

    @Test
    void a_comparison_shows_all_variants_on_one_scale() throws Exception {
        String page = report("compare", "first-look", "first-look-compare");
        assertThat(page)
                .containsSubsequence("provider addresses", "width:50.0%", "width:100.0%")
                .contains("digest of nvgre", "digest of ip-rewrite");
    }

    /** Sixteen flows, of which those that cross the firewall lose everything under NVGRE. */
    private static final String MANY_FLOWS =
            """
            nvsim: 1
            duration: 20ms
            network:
              hosts:
                hv1: { address: 192.168.4.11/24 }
                hv2: { address: 192.168.4.12/24 }
                hv3: { address: 192.168.4.13/24 }
                hv4: { address: 192.168.4.14/24 }
              switches: { s1: {}, s2: {} }
              firewalls: { fw: { preset: default-deny-gre } }
              links: [ hv1 -- s1, hv2 -- s1, s1 -- fw, fw -- s2, hv3 -- s2, hv4 -- s2 ]
            virtualization: { provider-pool: 192.168.4.0/24 }
            tenants: { generate: { tenants: 1, vms: 16, placement: spread } }
            traffic:
              - matrix: { name: load, pattern: shift, by: 1, each: { udp: { rate: 8Mbps, count: 10 } } }
            compare:
              rewrite: { virtualization.mechanism: ip-rewrite }
              tunnel: { virtualization.mechanism: nvgre }
            """;

    @Test
    void many_flows_are_shown_by_what_they_come_to_then_the_same_ones_of_every_variant()
            throws Exception {
        Path file = Files.writeString(folder.resolve("many.yaml"), MANY_FLOWS);
        String page = report("compare", file.toString(), "many-compare");

        assertThat(page)
                .containsSubsequence(
                        "✗ 80 tunnel",
                        "id=\"totals\"",
                        "flows that lost packets",
                        "goodput of the median flow",
                        "id=\"goodput\"",
                        "all flows together",
                        "goodput of each flow over the whole run",
                        "7 of 16 flows, the same for every variant: 4 that lost",
                        "fw, firewall-denied");
        Matcher charts = Pattern.compile("\\[\\[((\"load-\\d+\",?)+)\\]").matcher(page);
        assertThat(charts.results().map(chart -> chart.group(1)).toList())
                .hasSize(2)
                .allMatch(names -> names.split(",").length == 7)
                .satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
    }

    @Test
    void a_line_joins_quantities_that_grow_and_nothing_else() throws Exception {
        String words =
                SweepCommandTest.SCENARIO.replace(
                        "network.defaults.buffer: [ 4KiB, 16KiB ]",
                        "traffic.data.arrivals: [ poisson, constant ]");
        Path file = Files.writeString(folder.resolve("words.yaml"), words);
        assertThat(report("sweep", file.toString(), "words-sweep"))
                .contains("class=\"line s0 point\"")
                .doesNotContain("<polyline");
    }

    @Test
    void no_axis_or_interval_goes_below_zero() throws Exception {
        String rare = SweepCommandTest.SCENARIO.replace("rate: 200Mbps", "rate: 64Mbps");
        Path file = Files.writeString(folder.resolve("rare.yaml"), rare);
        String page = report("sweep", file.toString(), "rare-sweep");

        assertThat(page)
                .containsPattern("class=\"mean\">0\\.[0-9]+ ± [1-9]"); // wider than its mean
        assertThat(page).doesNotContainPattern("text-anchor=\"end\">-");
    }

    @Test
    void the_isolation_report_has_the_matrix() throws Exception {
        assertThat(report("isolation", "first-look", "first-look-isolation"))
                .contains(
                        "Packets and policy say the same of every pair.",
                        "id=\"isolation\"",
                        "class=\"cell-reachable\"",
                        "class=\"cell-isolated\"");
    }

    @Test
    void the_report_of_a_sweep_has_an_interval_for_every_point_and_variant() throws Exception {
        Path file = Files.writeString(folder.resolve("buffers.yaml"), SweepCommandTest.SCENARIO);
        String page = report("sweep", file.toString(), "buffers-sweep");
        assertThat(page).containsSubsequence("none failed.", "id=\"sweep\"", "mean ± 95 %", " ± ");
        assertThat(Pattern.compile("class=\"interval\"").matcher(page).results())
                .hasSameSizeAs(Pattern.compile("class=\"mean\"").matcher(page).results().toList())
                .isNotEmpty();
        assertThat(page)
                .containsSubsequence(
                        "data.loss over network.defaults.buffer",
                        "class=\"line s0\"",
                        "class=\"line s1\"",
                        "difference from nvgre",
                        "paired t test");
    }

    @Test
    void a_sweep_over_several_paths_has_no_curve_but_all_its_intervals() throws Exception {
        String sweep =
                SweepCommandTest.SCENARIO.replace(
                        "grid: { network", "grid: { duration: [ 5ms, 10ms ], network");
        Path file = Files.writeString(folder.resolve("grid.yaml"), sweep);
        String page = report("sweep", file.toString(), "grid-sweep");
        assertThat(page).contains("class=\"interval\"").doesNotContain("figure class=\"curve\"");
    }

    @Test
    void two_runs_give_the_same_bytes() throws Exception {
        String first = report("compare", "first-look", "first-look-compare");
        assertThat(report("compare", "first-look", "first-look-compare")).isEqualTo(first);
    }

    @Test
    void what_a_scenario_says_stays_text() throws Exception {
        String page =
                report(
                        "run",
                        "first-look",
                        "first-look",
                        "--set",
                        "title=" + quoted(HOSTILE),
                        "--set",
                        "about=" + quoted(HOSTILE));
        assertThat(page)
                .contains("&lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<img");
    }

    @Test
    void the_chart_library_comes_with_the_notice_of_its_licence() throws Exception {
        assertThat(report("run", "first-look", "first-look"))
                .containsSubsequence(
                        "The MIT License (MIT)",
                        "Leon Sorokin",
                        "The above copyright notice and this permission notice shall be included");
    }

    @Test
    void the_page_asks_for_nothing_from_elsewhere() throws Exception {
        String page = report("run", "gre-blocked", "gre-blocked");
        assertThat(page).contains("default-src &#39;none&#39;");
        Matcher loads = Pattern.compile("<(link|img|iframe|script[^>]* src)\\b").matcher(page);
        assertThat(loads.results()).isEmpty();
    }

    @Test
    void watching_for_a_report_leaves_the_digest_alone() {
        StringWriter plain = new StringWriter();
        run(plain, "run", "gre-blocked", "--json");
        StringWriter watched = new StringWriter();
        run(watched, "run", "gre-blocked", "--json", "--report", "--out", folder.toString());
        assertThat(withoutWallTime(watched)).isEqualTo(withoutWallTime(plain));
    }

    private static String withoutWallTime(StringWriter out) {
        return out.toString().replaceAll("\"wallNanos\" : \\d+", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String report(String command, String scenario, String name, String... more)
            throws Exception {
        String[] args = new String[5 + more.length];
        args[0] = command;
        args[1] = scenario;
        args[2] = "--report";
        args[3] = "--out";
        args[4] = folder.toString();
        System.arraycopy(more, 0, args, 5, more.length);
        run(new StringWriter(), args);
        return Files.readString(folder.resolve(name + ".html"), StandardCharsets.UTF_8);
    }

    private static void run(StringWriter out, String... args) {
        StringWriter err = new StringWriter();
        int status = Main.execute(new PrintWriter(out), new PrintWriter(err), args);
        assertThat(status).as(err.toString()).isLessThan(Status.WRONG_INPUT);
    }
}
