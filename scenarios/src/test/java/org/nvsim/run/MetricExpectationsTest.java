package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Expectations are about any figure that a sweep can name, with the value a sweep gives it. */
class MetricExpectationsTest {
    private static final String SCENARIO =
            """
            nvsim: 1
            duration: 100ms
            network:
              defaults: { buffer: 16KiB }
              hosts:
                hv1: { address: 192.168.4.11/24 }
                hv2: { address: 192.168.4.12/24 }
              switches: { tor: {} }
              links: [ hv1 -- tor, { link: tor -- hv2, rate: 100Mbps } ]
            virtualization: { mechanism: nvgre }
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a1: { host: hv1, subnet: front, address: 10.0.0.11 }
                  a2: { host: hv1, subnet: front, address: 10.0.0.12 }
                  b1: { host: hv2, subnet: front, address: 10.0.0.21 }
            traffic:
              - matrix: { name: load, pattern: hotspot, to: b1, each: { udp: { rate: 80Mbps, size: 1000B } } }
              - tcp: { name: copy, from: a1, to: b1, bytes: 100kB }
              - ping: { name: hello, from: a2, to: b1, count: 3, every: 10ms }
            """;

    private static Run run(String... expectations) throws ScenarioException {
        String expect =
                expectations.length == 0
                        ? ""
                        : "expect:\n  - { " + String.join(" }\n  - { ", expectations) + " }\n";
        return Run.of(
                ScenarioLoader.parse("metrics.yaml", SCENARIO + expect, Overrides.none())
                        .scenario());
    }

    private static SortedMap<String, Double> figures() throws ScenarioException {
        Run run = run();
        Window window = run.window();
        run.finish();
        return window.figures();
    }

    /** A bound for a figure, in the unit in which authors write it. */
    private static String bound(String name, double value, boolean up) {
        if (name.endsWith(".jain")) {
            return decimal(value, 1e-9, up);
        }
        if (name.endsWith(".loss") || isPercent(name)) {
            return decimal(isPercent(name) ? value : value * 100, 1e-6, up) + "%";
        }
        String unit = "";
        if (name.contains("goodput")) {
            unit = "bps";
        } else if (name.endsWith(".payload")) {
            unit = "B";
        } else if (name.matches(".*-(mean|p50|p99|max)")) {
            unit = "ns";
        }
        return (long) (up ? Math.ceil(value) : Math.floor(value)) + unit;
    }

    private static boolean isPercent(String name) {
        return name.startsWith("link.") || name.startsWith("busiest-") || name.equals("overhead");
    }

    private static String decimal(double value, double step, boolean up) {
        double rounded = (up ? Math.ceil(value / step) : Math.floor(value / step)) * step;
        return String.format(Locale.ROOT, step < 1e-8 ? "%.9f" : "%.6f", rounded);
    }

    @Test
    void every_figure_of_a_run_can_be_expected_with_the_value_that_sweeps_give_it()
            throws ScenarioException {
        Map<String, Double> figures = new TreeMap<>(figures());
        String[] expectations =
                figures.entrySet().stream()
                        .map(
                                figure ->
                                        "metric: "
                                                + figure.getKey()
                                                + ", at-least: "
                                                + bound(figure.getKey(), figure.getValue(), false)
                                                + ", at-most: "
                                                + bound(figure.getKey(), figure.getValue(), true))
                        .toArray(String[]::new);

        List<RunResult.ExpectationResult> results = run(expectations).finish().expectations();

        assertThat(results).hasSize(figures.size()).hasSizeGreaterThan(100);
        assertThat(results).filteredOn(result -> !result.pass()).isEmpty();
    }

    @Test
    void a_figure_beyond_its_bound_fails_and_says_what_it_was() throws ScenarioException {
        List<RunResult.ExpectationResult> results =
                run(
                                "metric: load.jain, at-most: 0.5",
                                "metric: link.tor.hv2, at-most: 50%",
                                "metric: drops.queue-full.hv2, at-least: 1",
                                "metric: flows.goodput-min, at-least: 1Gbps")
                        .finish()
                        .expectations();

        assertThat(results).noneMatch(RunResult.ExpectationResult::pass);
        assertThat(results.get(0).actual()).matches("0\\.[5-9][0-9]{5}");
        assertThat(results.get(1).actual()).matches("(9[0-9]|100)\\.[0-9]{2} %");
        assertThat(results.get(2).actual()).isEqualTo("0");
    }

    @Test
    void a_part_of_the_run_has_figures_of_its_own() throws ScenarioException {
        List<RunResult.ExpectationResult> results =
                run(
                                "metric: load.goodput, since: 50ms, until: 60ms, at-least: 80Mbps,"
                                        + " at-most: 100Mbps",
                                "metric: link.tor.hv2, since: 50ms, until: 60ms, at-least: 99%",
                                "metric: copy.payload, since: 90ms, at-most: 100kB")
                        .finish()
                        .expectations();

        assertThat(results).allMatch(RunResult.ExpectationResult::pass);
    }

    @Test
    void what_is_no_figure_or_has_another_unit_is_refused_with_its_place() {
        assertThatThrownBy(() -> run("metric: load.jian, at-least: 0.9"))
                .hasMessageContaining("no metric 'load.jian'; did you mean 'load.jain'?");
        assertThatThrownBy(() -> run("metric: link.hv1.hv2, at-most: 50%"))
                .hasMessageContaining("no link joins 'hv1' and 'hv2'");
        assertThatThrownBy(() -> run("metric: load.goodput, at-least: 5"))
                .hasMessageContaining("'5' has no unit");
        assertThatThrownBy(() -> run("metric: overhead, since: 10ms, at-most: 5%"))
                .hasMessageContaining("overhead is a figure of the whole run; leave out 'since'");
        assertThatThrownBy(() -> run("metric: copy.answered, at-least: 1"))
                .hasMessageContaining("flow 'copy' (tcp) has no answered");
        assertThatThrownBy(() -> run("metric: total-goodput"))
                .hasMessageContaining("how much? add one of at-least, at-most, exactly");
        assertThatThrownBy(() -> run("metric: load.jain, exactly: 1, at-least: 0"))
                .hasMessageContaining("'exactly' leaves no room");
    }
}
