package org.nvsim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody uses changes nothing for anybody. A failure prints the scenario. */
class IdleExtrasTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long FIRST_SEED = Long.getLong("nvsim.seed", 1);

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + Integer.getInteger("nvsim.cases", 100));
    }

    private static void sameFlows(String before, String after) throws Exception {
        JsonNode expected = flows(before);
        JsonNode found = flows(after);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).as(after).isEqualTo(expected.get(i));
        }
    }

    private static JsonNode flows(String yaml) throws Exception {
        return MAPPER.readTree(Json.of(Run.of(Audit.parse(yaml)).finish())).get("flows");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_idle_host(long seed) throws Exception {
        String yaml = WildScenario.of(seed);
        sameFlows(yaml, Extras.host(yaml));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_idle_switch(long seed) throws Exception {
        String yaml = WildScenario.of(seed);
        sameFlows(yaml, Extras.networkSwitch(yaml));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_idle_tenant(long seed) throws Exception {
        String yaml = WildScenario.of(seed).replaceAll("  - matrix: [^\n]*\n", "");
        sameFlows(yaml, Extras.tenant(yaml));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void but_a_machine_has_a_queue_of_the_adapter_and_its_core_idle_or_not(boolean idle)
            throws Exception {
        String yaml =
                """
                nvsim: 1
                duration: 40ms
                network: { star: { hosts: 2 }, cores: 2 }
                virtualization: { mechanism: ip-rewrite }
                tenants:
                  t:
                    subnets: { n: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      a: { host: hv1, subnet: n, address: 10.0.0.4 }
                      b: { host: hv1, subnet: n, address: 10.0.0.2 }
                      %s
                traffic: [ { udp: { name: f, from: a, to: b, rate: 100Mbps, size: 1000B, start: 15ms } } ]
                timeline: [ { at: 1ms, migrate: b, to: hv2, downtime: 10us } ]
                """
                        .formatted(idle ? "c: { host: hv2, subnet: n, address: 10.0.0.3 }" : "");
        JsonNode cores =
                MAPPER.readTree(Json.of(Run.of(Audit.parse(yaml)).finish()))
                        .get("hosts")
                        .get(1)
                        .get("cores");

        int busier = busy(cores, 0) > busy(cores, 1) ? 0 : 1;
        assertThat(busier).as("%s", cores).isEqualTo(idle ? 1 : 0);
    }

    private static double busy(JsonNode cores, int core) {
        return cores.get(core).get("utilization").asDouble();
    }
}
