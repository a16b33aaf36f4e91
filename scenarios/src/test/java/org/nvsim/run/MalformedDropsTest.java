package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.DropReason;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

/** The word that stands for every reason about broken bytes counts all of them. */
class MalformedDropsTest {
    private static final String CORRUPTION =
            """
            nvsim: 1
            duration: 50ms
            network:
              hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
              switches: { tor: {} }
              links: [ hv1 -- tor, hv2 -- tor ]
              faults: [ { link: hv1 -- tor, corruption: 20% } ]
            tenants:
              blue:
                subnets: { s: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a: { host: hv1, subnet: s, address: 10.0.0.4 }
                  b: { host: hv2, subnet: s, address: 10.0.0.5 }
            traffic: [ udp: { name: f, from: a, to: b, rate: 50Mbps, size: 100B } ]
            expect: [ { drops: malformed, at-least: 1 } ]
            """;

    @Test
    void malformed_is_the_sum_of_the_reasons_about_broken_bytes() throws Exception {
        RunResult result =
                Run.of(ScenarioLoader.parse("broken.yaml", CORRUPTION, Overrides.none()).scenario())
                        .finish();

        long sum = 0;
        for (DropReason reason : DropReason.values()) {
            Map<String, Long> dropped = result.frames().dropped();
            boolean broken = reason.group() == DropReason.Group.MALFORMED;
            sum += broken ? dropped.getOrDefault(reason.word(), 0L) : 0;
        }
        assertThat(sum).isPositive();
        assertThat(result.expectations().get(0).actual()).isEqualTo(Long.toString(sum));
        assertThat(result.expectations().get(0).pass()).isTrue();
    }
}
