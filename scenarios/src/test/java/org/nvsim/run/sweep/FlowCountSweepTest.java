package org.nvsim.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.nvsim.run.Run;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;

/** Goodput against the number of flows: the sweep that the page on sweeps shows. */
class FlowCountSweepTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "sweeps.md");

    /** The scenario as it stands on the page, between its fences. */
    private static String scenario() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("nvsim: 1\n");
        return page.substring(begin, page.indexOf("```", begin));
    }

    @Test
    void as_many_flows_as_the_point_says_share_one_link() throws Exception {
        ScenarioFile file = ScenarioLoader.parse("flows.yaml", scenario(), Overrides.none());
        List<Integer> flows = List.of(2, 4, 8, 16);
        assertThat(file.sweep().orElseThrow().points()).hasSize(flows.size());

        for (int i = 0; i < flows.size(); i++) {
            Run run =
                    Run.of(
                            ScenarioLoader.parse(
                                            "flows.yaml",
                                            scenario(),
                                            Overrides.of(
                                                    List.of(
                                                            "tenants.generate.vms="
                                                                    + (flows.get(i) + 1))))
                                    .scenario());
            Window window = run.window();
            assertThat(run.finish().flows()).hasSize(flows.get(i));
            SortedMap<String, Double> figures = window.figures();
            assertThat(figures.get("total-goodput"))
                    .as("%d flows into 1 Gbit/s", flows.get(i))
                    .isBetween(0.85e9, 0.95e9)
                    .isLessThanOrEqualTo(1e7 * figures.get("busiest-link"));
            assertThat(figures.get("load.jain")).isBetween(1.0 / flows.get(i), 1.0);
        }
    }
}
