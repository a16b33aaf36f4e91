package org.nvsim.run.isolation;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.observe.Observer;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.Scenario;

/**
 * A run in which machines ask each other: the scenario's network and policy, none of its traffic.
 */
final class Probing {
    /** Everything that is done at time zero has taken effect by then. */
    private static final long START_PS = 1_000_000_000_000L;

    /** Long enough after the last request for ARP to give up, which takes 3 s. */
    private static final long SETTLE_PS = 5_000_000_000_000L;

    /** A request, its answer, and a question and answer by ARP, on the wire and in a tunnel. */
    private static final long BITS_PER_PAIR = 4 * 8 * 160L;

    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    private final Run run;
    private final Evidence evidence;

    private Probing(Run run, Evidence evidence) {
        this.run = run;
        this.evidence = evidence;
    }

    /**
     * Builds the run.
     *
     * @param wanted who is to ask whom
     * @param observer who watches, or null
     */
    static Probing of(
            Scenario scenario, List<Machine> machines, Evidence.Pairs wanted, Observer observer)
            throws ScenarioException {
        long everyPs = everyPs(scenario, machines.size());
        long durationPs = START_PS + everyPs * machines.size() + SETTLE_PS;
        Run run = Run.of(scenario.quiet(durationPs), observer);
        Evidence evidence = new Evidence(machines.size(), wanted);
        List<Prober> probers = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            probers.add(
                    new Prober(evidence, machines, i, run.guest(machines.get(i).name()), everyPs));
        }
        probers.forEach(prober -> prober.start(START_PS));
        return new Probing(run, evidence);
    }

    /** So slow that even if all packets crossed the slowest link, none would have to wait long. */
    private static long everyPs(Scenario scenario, int machines) {
        long slowest =
                scenario.network().links().stream()
                        .mapToLong(LinkSpec::rateBitsPerSecond)
                        .min()
                        .orElse(Long.MAX_VALUE);
        long rate = Math.min(slowest, scenario.network().defaults().rateBitsPerSecond());
        return Math.multiplyExact(BITS_PER_PAIR * machines, PS_PER_SECOND / 1000) / rate * 1000;
    }

    Run run() {
        return run;
    }

    Evidence evidence() {
        return evidence;
    }
}
