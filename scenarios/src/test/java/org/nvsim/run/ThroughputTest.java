package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** What the mechanisms cost on which adapter: shares and bands, not figures of one machine. */
class ThroughputTest {
    /** 1460 of 1538 byte times are payload. */
    private static final double LINE_GBITS = 10 * 1460.0 / 1538;

    private static final Map<String, RunResult> RUNS = new LinkedHashMap<>();

    @BeforeAll
    static void run_every_variant_once() throws ScenarioException {
        for (Scenario variant :
                ScenarioLoader.open("throughput-10g", Overrides.none()).variants()) {
            String name = variant.variant().orElseThrow();
            if (!name.startsWith("vlan") && !name.startsWith("none/nvgre")) {
                RUNS.put(name, Run.of(variant).finish());
            }
        }
    }

    @Test
    void without_virtualization_one_core_limits_one_flow_and_the_line_limits_eight() {
        assertThat(gbits("none/standard/1")).isBetween(3.0, 5.0);
        assertThat(busiest("none/standard/1")).isGreaterThan(0.99);
        assertThat(gbits("none/standard/8")).isCloseTo(LINE_GBITS, within(0.01 * LINE_GBITS));
        assertThat(busiest("none/standard/8")).isLessThan(0.9);
    }

    @Test
    void ip_rewrite_comes_close_to_no_virtualization() {
        assertThat(share("ip-rewrite/standard/8", "none/standard/8")).isGreaterThan(0.97);
        assertThat(share("ip-rewrite/standard/1", "none/standard/1")).isGreaterThan(0.93);
    }

    @Test
    void nvgre_on_a_standard_adapter_ends_at_one_core_however_many_flows_there_are() {
        for (String flows : new String[] {"1", "8"}) {
            String name = "nvgre/standard/" + flows;
            assertThat(gbits(name)).as(name).isBetween(3.0, 5.0);
            assertThat(busiest(name)).as(name).isGreaterThan(0.99);
        }
        assertThat(secondBusiestOfReceiver("nvgre/standard/8")).isLessThan(0.2);
    }

    @Test
    void an_adapter_that_sees_inside_gives_nvgre_back_what_it_cost() {
        assertThat(share("nvgre/nvgre-offload/8", "ip-rewrite/nvgre-offload/8"))
                .isBetween(0.95, 1 - 0.02);
        assertThat(share("nvgre/nvgre-offload/1", "ip-rewrite/nvgre-offload/1"))
                .isBetween(0.95, 1 - 0.02);
        assertThat(share("nvgre/nvgre-offload/8", "nvgre/standard/8")).isBetween(1.8, 2.6);
    }

    @Test
    void sending_nvgre_without_the_right_adapter_costs_four_to_eight_times_the_core_time() {
        double plain = sender("nvgre/standard/1").sendNanosPerByte();
        double aware = sender("nvgre/nvgre-offload/1").sendNanosPerByte();

        assertThat(plain / aware).isBetween(4.0, 8.0);
    }

    private static double gbits(String variant) {
        RunResult run = RUNS.get(variant);
        long bytes = run.flows().stream().mapToLong(RunResult.FlowResult::receivedBytes).sum();
        return bytes * 8.0 / run.simulatedNanos();
    }

    private static double share(String variant, String of) {
        return gbits(variant) / gbits(of);
    }

    private static double busiest(String variant) {
        return RUNS.get(variant).hosts().stream()
                .flatMap(host -> host.cores().stream())
                .mapToDouble(RunResult.CoreResult::utilization)
                .max()
                .orElseThrow();
    }

    private static double secondBusiestOfReceiver(String variant) {
        return RUNS.get(variant).hosts().get(1).cores().stream()
                .mapToDouble(RunResult.CoreResult::utilization)
                .sorted()
                .skip(6)
                .findFirst()
                .orElseThrow();
    }

    private static RunResult.HostResult sender(String variant) {
        return RUNS.get(variant).hosts().get(0);
    }
}
