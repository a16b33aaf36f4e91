package org.nvsim.run.isolation;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.observe.Observer;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.LinkDefaults;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Link;

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

    private static final long LEAST_SPACING_PS = 10_000_000L; // 10 us

    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    private final Run run;
    private final List<Machine> machines;
    private final Evidence evidence;

    private Probing(Run run, List<Machine> machines, Evidence evidence) {
        this.run = run;
        this.machines = machines;
        this.evidence = evidence;
    }

    /**
     * Builds the run.
     *
     * @param wanted who is to ask whom
     * @param observer who watches, or null
     */
    static Probing of(Scenario scenario, Evidence.Pairs wanted, Observer observer)
            throws ScenarioException {
        int count = Machine.count(scenario);
        long spacingPs = spacingPs(scenario);
        long everyPs = spacingPs * count;
        long durationPs = START_PS + everyPs * (count + 1) + SETTLE_PS;
        Run run = Run.of(scenario.quiet(durationPs), observer);
        List<Machine> machines = Machine.of(run);
        Evidence evidence = new Evidence(machines.size(), wanted);
        List<Prober> probers = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            probers.add(
                    new Prober(evidence, machines, i, run.guest(machines.get(i).name()), everyPs));
        }
        for (int i = 0; i < probers.size(); i++) {
            probers.get(i).start(START_PS + i * spacingPs);
        }
        return new Probing(run, machines, evidence);
    }

    /**
     * Time from one request to the next, whoever sends it. So long that even if all crossed the
     * slowest link or waited for one answer to ARP, no queue would fill, and no core be busy all
     * the time.
     */
    private static long spacingPs(Scenario scenario) {
        LinkDefaults defaults = scenario.network().defaults();
        long slowest = defaults.rateBitsPerSecond();
        long farthestPs = defaults.delayPs();
        for (Link link :
                scenario.network().generator().map(g -> g.topology().links()).orElse(List.of())) {
            slowest = Math.min(slowest, link.attributes().rateBitsPerSecond());
            farthestPs = Math.max(farthestPs, link.attributes().delayPs());
        }
        for (LinkSpec link : scenario.network().links()) {
            slowest = Math.min(slowest, link.rateBitsPerSecond());
            farthestPs = Math.max(farthestPs, link.delayPs());
        }
        long sendingPs = Math.multiplyExact(BITS_PER_PAIR, PS_PER_SECOND) / slowest;
        return Math.max(LEAST_SPACING_PS, Math.max(sendingPs, farthestPs));
    }

    Run run() {
        return run;
    }

    List<Machine> machines() {
        return machines;
    }

    Evidence evidence() {
        return evidence;
    }
}
