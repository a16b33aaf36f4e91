package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

/** Where nothing is wrong nothing is dropped: {@code drops: any, exactly: 0} can hold. */
class HealthyNetworkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    { leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 2 } } | nvgre
                    { leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 2 } } | ip-rewrite
                    { leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 1 } } | nvgre
                    { leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 1 } } | ip-rewrite
                    { fat-tree: { k: 4 } } | nvgre
                    { fat-tree: { k: 4 } } | ip-rewrite
                    { star: { hosts: 4 } } | nvgre
                    { star: { hosts: 4 } } | vlan
                    { star: { hosts: 4 } } | none
                    { star: { hosts: 1 } } | none
                    { ring: { switches: 4, hosts-per-switch: 1 } } | nvgre
                    { dumbbell: { left: 2, right: 2 } } | ip-rewrite
                    """)
    void nothing_is_dropped(String network, String mechanism) throws Exception {
        String text =
                """
                nvsim: 1
                duration: 1s
                network: %s
                virtualization: { mechanism: %s }
                tenants:
                  generate: { tenants: 1, vms: 4, placement: spread }
                traffic:
                  - matrix: { name: all, pattern: all-to-all, each: { ping: { count: 3, every: 100ms } } }
                expect:
                  - { drops: any, exactly: 0 }
                """
                        .formatted(network, mechanism);

        RunResult result =
                Run.of(ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario())
                        .finish();

        assertThat(result.frames().droppedAt()).isEmpty();
        assertThat(result.passed()).isTrue();
    }
}
