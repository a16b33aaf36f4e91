package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.nvsim.report.ComparisonText;
import org.nvsim.report.RunText;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

/** Figures of many flows, links and places, on a network small enough to know them. */
class AggregatesTest {
    private static final String FOUR_TO_ONE_LINK =
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
            virtualization: { mechanism: none }
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a1: { host: hv1, subnet: front, address: 10.0.0.11 }
                  a2: { host: hv1, subnet: front, address: 10.0.0.12 }
                  b1: { host: hv2, subnet: front, address: 10.0.0.21 }
            traffic:
              - matrix: { name: load, pattern: hotspot, to: b1, each: { udp: { rate: 80Mbps, size: 1000B } } }
            expect:
              - { total-goodput: { at-most: 100Mbps } }
              - { matrix: load, goodput: { at-most: 100Mbps } }
            """;

    private static SortedMap<String, Double> figures(RunResult[] result) throws Exception {
        Run run =
                Run.of(
                        ScenarioLoader.parse("test.yaml", FOUR_TO_ONE_LINK, Overrides.none())
                                .scenario());
        Window window = run.window();
        result[0] = run.finish();
        return window.figures();
    }

    @Test
    void a_matrix_never_carries_more_than_its_link() throws Exception {
        RunResult[] result = new RunResult[1];
        SortedMap<String, Double> figures = figures(result);

        double payload = figures.get("load-1.payload") + figures.get("load-2.payload");
        assertThat(figures.get("load.goodput"))
                .isEqualTo(payload * 8 / 0.1)
                .isEqualTo(figures.get("total-goodput"))
                .isEqualTo(figures.get("flows.goodput"))
                .isBetween(80e6, 100e6);
        assertThat(result[0].expectations()).allMatch(RunResult.ExpectationResult::pass);
    }

    @Test
    void links_places_and_the_spread_of_flows_are_figures_too() throws Exception {
        RunResult[] result = new RunResult[1];
        SortedMap<String, Double> figures = figures(result);

        assertThat(figures.get("link.tor.hv2")).isEqualTo(figures.get("busiest-link"));
        assertThat(figures.get("link.tor.hv2")).isBetween(95.0, 100.0);
        assertThat(figures.get("drops.queue-full.tor"))
                .isEqualTo(figures.get("drops.queue-full"))
                .isEqualTo(figures.get("load.lost"))
                .isPositive();
        double one = figures.get("load-1.goodput");
        double two = figures.get("load-2.goodput");
        assertThat(figures.get("load.jain"))
                .isCloseTo(
                        (one + two) * (one + two) / (2 * (one * one + two * two)), within(1e-12));
        assertThat(figures.get("load.goodput-min")).isEqualTo(Math.min(one, two));
        assertThat(figures.get("load.losers")).isPositive();
    }

    @Test
    void a_run_prints_its_busiest_links() throws Exception {
        RunResult[] result = new RunResult[1];
        figures(result);

        assertThat(RunText.of(result[0])).containsSubsequence("LINKS (busiest)", "tor > hv2", "%");
    }

    @Test
    void a_comparison_of_many_flows_fits_a_screen() throws Exception {
        String many =
                """
                nvsim: 1
                duration: 20ms
                network: { star: { hosts: 4 } }
                virtualization: { mechanism: nvgre }
                tenants: { generate: { tenants: 1, vms: 200, placement: spread } }
                traffic:
                  - matrix: { name: load, pattern: shift, by: 1, each: { udp: { rate: 1Mbps, count: 1 } } }
                """;
        RunResult result =
                Run.of(ScenarioLoader.parse("test.yaml", many, Overrides.none()).scenario())
                        .finish();

        String text = ComparisonText.of(List.of(result, result));

        assertThat(text).contains("all 200 flows together", "goodput of the median flow");
        assertThat(text.lines()).hasSizeLessThan(60);
    }

    @Test
    void a_sweep_can_measure_them() throws Exception {
        String metrics =
                "sweep: { metrics: [ load.goodput, load.jain, flows.loss, total-goodput, busiest-core,"
                        + " link.tor.hv2, drops.queue-full.tor ] }\n";
        assertThat(
                        ScenarioLoader.parse(
                                        "test.yaml", FOUR_TO_ONE_LINK + metrics, Overrides.none())
                                .sweep()
                                .orElseThrow()
                                .metrics())
                .hasSize(7);
    }
}
