package org.nvsim.run.fairness;

import java.util.List;
import java.util.SortedMap;
import org.nvsim.run.Run;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * Two TCP flows that share one link and nothing else: the way of one is {@code ratio} times as
 * long.
 *
 * @param congestion how both adapt
 * @param rate of the shared link, as the scenario says it; all others are faster
 * @param buffer of the shared link
 * @param nearMs round trip of the nearer one without queues, in milliseconds
 * @param ratio of the round trips, 1 or more
 */
record UnequalRoundTrips(String congestion, String rate, String buffer, int nearMs, int ratio) {
    private static final long WARM_UP_PS = 10_000_000_000_000L;
    private static final String DURATION = "110s";

    /** What came of it, after 10 s and up to 110 s. */
    record Outcome(double nearBitsPerSecond, double farBitsPerSecond, double rttRatio) {
        double shareRatio() {
            return nearBitsPerSecond / farBitsPerSecond;
        }

        /** To which power of the ratio of measured round trips the shares differ. */
        double exponent() {
            return Math.log(shareRatio()) / Math.log(rttRatio);
        }
    }

    Outcome outcome(long seed) throws ScenarioException {
        Run run =
                Run.of(
                        ScenarioLoader.parse("far", text(), Overrides.of(List.of("seed=" + seed)))
                                .scenario());
        run.advanceTo(WARM_UP_PS);
        Window window = run.window();
        run.finish();
        SortedMap<String, Double> figures = window.figures();
        return new Outcome(
                figures.get("near.goodput"),
                figures.get("far.goodput"),
                figures.get("far.rtt-mean") / figures.get("near.rtt-mean"));
    }

    private String text() {
        return """
                nvsim: 1
                duration: %s
                network:
                  hosts:
                    hv1: { address: 192.168.4.11/24 }
                    hv2: { address: 192.168.4.12/24 }
                    hv3: { address: 192.168.4.13/24 }
                  switches: { left: {}, right: {} }
                  links:
                    - hv1 -- left
                    - { link: hv2 -- left, delay: %dus }
                    - { link: left -- right, rate: %s, delay: %dus, buffer: %s }
                    - right -- hv3
                tenants: { generate: { tenants: 1, vms: 3 } }
                traffic:
                  - tcp: { name: near, from: t1-vm1, to: t1-vm3, stack: modern, congestion: %s }
                  - tcp: { name: far, from: t1-vm2, to: t1-vm3, port: 5002, start: 200ms,
                           stack: modern, congestion: %s }
                """
                .formatted(
                        DURATION,
                        500 * nearMs * (ratio - 1) + 1,
                        rate,
                        500 * nearMs,
                        buffer,
                        congestion,
                        congestion);
    }
}
