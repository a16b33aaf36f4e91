package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** TCP over a link so slow that its queue holds more than a minute of data. */
class SlowLinkTest {
    /**
     * Every round trip is longer than the timeout before it was measured. Whoever halves the
     * timeout again because a repetition was acknowledged repeats everything (Karn).
     */
    @Test
    void a_queue_of_a_minute_is_measured_and_not_filled_with_repetitions()
            throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: 300s
                network:
                  hosts:
                    hv1: { address: 192.168.4.11/24 }
                    hv2: { address: 192.168.4.12/24 }
                  switches: { near: {}, far: {} }
                  links: [ hv1 -- near, { link: near -- far, rate: 32kbps }, far -- hv2 ]
                  defaults: { rate: 10Mbps }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      a: { host: hv1, subnet: front, address: 10.0.0.5 }
                      b: { host: hv2, subnet: front, address: 10.0.0.7 }
                traffic: [ tcp: { name: file, from: a, to: b, bytes: 300kB } ]
                """;
        RunResult.FlowResult file =
                Run.of(ScenarioLoader.parse("slow", text, Overrides.none()).scenario())
                        .finish()
                        .flows()
                        .get(0);

        assertThat(file.receivedBytes()).isEqualTo(300_000);
        assertThat(file.retransmits()).isLessThanOrEqualTo(10);
    }
}
