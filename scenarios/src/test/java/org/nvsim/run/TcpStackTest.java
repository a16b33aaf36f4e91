package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

class TcpStackTest {
    private static final long ROUND_TRIP_NANOS = 40_000_000;

    /** Two links of 10 ms: 40 ms to the other end and back. */
    private static RunResult.FlowResult response(String stack) throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: 1s
                network: { star: { hosts: 2 }, defaults: { delay: 10ms } }
                tenants: { generate: { tenants: 1, vms: 2 } }
                traffic:
                  - request-response:
                      { name: web, from: t1-vm1, to: t1-vm2, response: 12kB, count: 1, stack: %s }
                """
                        .formatted(stack);
        return Run.of(ScenarioLoader.parse("stack", text, Overrides.none()).scenario())
                .finish()
                .flows()
                .get(0);
    }

    @Test
    void nine_segments_need_a_second_round_trip_with_the_initial_window_of_2012()
            throws ScenarioException {
        long modern = response("modern").latencyNanos().max();
        long old = response("windows-2012").latencyNanos().max();

        // one to find the neighbour, one to connect, one for request and response
        assertThat(modern / ROUND_TRIP_NANOS).isEqualTo(3);
        assertThat(old / ROUND_TRIP_NANOS).isEqualTo(4);
    }
}
