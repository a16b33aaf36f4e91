package org.nvsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Device;
import org.nvsim.guest.GuestStack;
import org.nvsim.observe.Observer;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.ScriptRuns;
import org.nvsim.run.build.Threads;
import org.nvsim.run.measure.Expectations;
import org.nvsim.run.measure.FrameAccount;
import org.nvsim.run.measure.Measurement;
import org.nvsim.run.measure.OpenWindow;
import org.nvsim.run.measure.Sample;
import org.nvsim.run.measure.Sampler;
import org.nvsim.run.measure.Snapshot;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.TimeSeries;
import org.nvsim.run.result.Window;
import org.nvsim.run.tables.NodeTable;
import org.nvsim.run.tables.NodeTables;
import org.nvsim.run.tables.TableHistory;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Topology;

/**
 * One run of one scenario, from its beginning to its end. Cutting it into pieces ({@link
 * #advanceTo}) makes no difference to what happens.
 */
public final class Run {
    /** Of the duration, the beginning is one in so many parts. A chosen number. */
    private static final int BEGINNING_PARTS = 10;

    private final BuiltSimulation simulated;
    private final long startedNanos = System.nanoTime(); // for the reader only, never for the model
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Sample> sampled = new ArrayList<>();
    private final TreeSet<Long> expected = new TreeSet<>(); // moments that expectations name
    private final TreeSet<Long> sampleMoments = new TreeSet<>();
    private final TreeSet<Long> moments = new TreeSet<>(); // still to come, of both kinds
    private final List<Device> devices; // as numbered in the topology
    private int samples;
    private final Sampler sampler;
    private final long earlyPs; // the end of what counts as the beginning of the run
    private RunResult.Beginning beginning = RunResult.Beginning.NONE;
    private boolean full; // an expectation is about more than counts
    private TableHistory history; // null: nobody wants to know

    private Run(BuiltSimulation simulated) {
        this.simulated = simulated;
        this.devices = List.copyOf(simulated.fabric().devices().values());
        this.sampler = new Sampler(simulated);
        for (Expectation expectation : simulated.scenario().expect()) {
            addMoments(expectation.fromPs(), expectation.untilPs());
            full |= Expectations.needsAll(expectation);
        }
        earlyPs = simulated.scenario().durationPs() / BEGINNING_PARTS;
        moments.add(earlyPs);
    }

    /**
     * Builds the run of a scenario that nobody watches.
     *
     * @throws ScenarioException if the scenario asks for what cannot be had
     */
    public static Run of(Scenario scenario) throws ScenarioException {
        return of(scenario, null, 1);
    }

    /**
     * Builds the run of a scenario.
     *
     * @param observer is told everything that happens
     * @throws ScenarioException if the scenario asks for what cannot be had
     */
    public static Run of(Scenario scenario, Observer observer) throws ScenarioException {
        return of(scenario, observer, 1);
    }

    /**
     * Builds the run of a scenario.
     *
     * @param observer is told everything that happens; null if nobody watches
     * @param threads it may use, at least 1; what happens in it is the same for any number
     * @throws ScenarioException if the scenario asks for what cannot be had
     */
    public static Run of(Scenario scenario, Observer observer, int threads)
            throws ScenarioException {
        return new Run(BuiltSimulation.build(scenario, observer, Threads.upTo(threads)));
    }

    /** As those above, deciding otherwise how many threads are worth it. */
    static Run of(Scenario scenario, Threads threads) throws ScenarioException {
        return new Run(BuiltSimulation.build(scenario, null, threads));
    }

    public Scenario scenario() {
        return simulated.scenario();
    }

    /**
     * Reads the counters at moments of equal distance from now on, for {@link #series}.
     *
     * @param count how many, at least 1
     */
    public void sample(int count) {
        samples = count;
        for (int i = 1; i < count; i++) {
            sampleMoments.add(sampleMoment(i));
        }
        moments.addAll(sampleMoments);
    }

    /** What the counters showed at the moments that have passed; empty unless sampled. */
    public TimeSeries series() {
        List<Sample> read = new ArrayList<>(sampled);
        if (samples > 0 && isFinished()) {
            read.add(Sample.of(simulated, scenario().durationPs()));
        }
        return Sample.series(simulated, read);
    }

    private long sampleMoment(int i) {
        return (long) ((double) scenario().durationPs() * i / samples);
    }

    /** Names of the places that observers hear of: nodes, then VMs. */
    public List<String> places() {
        List<String> names = new ArrayList<>(simulated.fabric().devices().keySet());
        names.addAll(simulated.vms().keySet());
        return List.copyOf(names);
    }

    /** How many threads run it. */
    public int threads() {
        return simulated.spread().threads();
    }

    /** Why it uses fewer threads than it may; empty if it does not. */
    public Optional<String> whyFewerThreads() {
        return simulated.spread().reason();
    }

    /** The physical network: its nodes are the first places, in its order. */
    public Topology topology() {
        return simulated.fabric().topology();
    }

    /**
     * The network stack of a VM or server, to put an application of one's own into it before the
     * run begins.
     */
    public GuestStack guest(String machine) {
        return simulated.guest(machine);
    }

    /** Tenants with several VLANs, which no router joins. */
    public List<String> unroutedTenants() {
        return simulated.vlans().unrouted();
    }

    /** The tables inside all machines, as they are now: policy, rules, learned addresses. */
    public List<NodeTable> tables() {
        List<NodeTable> all = new ArrayList<>();
        simulated.fabric().devices().values().forEach(device -> all.addAll(NodeTables.of(device)));
        return List.copyOf(all);
    }

    /**
     * Keeps what is in the tables from now on; to be called before the run begins.
     *
     * @param budgetBytes about how much memory that may take
     */
    public TableHistory keepTables(long budgetBytes) {
        Simulation simulation = simulated.fabric().simulation();
        history =
                new TableHistory(
                        simulated.fabric().devices().values(),
                        simulation.nodes().size(),
                        budgetBytes);
        simulation.setListener(history);
        return history;
    }

    /** Picoseconds since the start. */
    public long nowPs() {
        return simulated.fabric().simulation().nowPs();
    }

    public boolean isFinished() {
        return nowPs() >= scenario().durationPs() && !simulated.fabric().simulation().isStopped();
    }

    /** Events fired so far. */
    public long eventCount() {
        return simulated.fabric().simulation().eventCount();
    }

    /**
     * Runs up to {@code timePs}, or to the end if that is earlier, or to where somebody wants it to
     * stop.
     *
     * @throws IllegalStateException if nvsim has a defect: the message says how to reproduce it
     * @throws ScriptStopped if a policy script on the timeline ends with an error
     */
    public void advanceTo(long timePs) {
        long goalPs = Math.min(timePs, scenario().durationPs());
        ScriptRuns scripts = simulated.control().scripts();
        long momentPs = nextMomentPs();
        while (momentPs <= goalPs) {
            // What happens at the moment itself is after it.
            if (momentPs > 0 && !sampleUntil(momentPs - 1)) {
                return;
            }
            if (moments.remove(momentPs)) {
                count(momentPs);
            }
            if (scripts.nextPs() == momentPs) {
                scripts.runNext();
                if (history != null) {
                    history.readAll(momentPs);
                }
            }
            momentPs = nextMomentPs();
        }
        sampleUntil(goalPs);
    }

    /** Whether it got there. */
    private boolean sampleUntil(long goalPs) {
        Simulation simulation = simulated.fabric().simulation();
        while (sampler.nextPs() <= goalPs) {
            simulation.runUntil(sampler.nextPs());
            if (simulation.isStopped()) {
                return false;
            }
            sampler.take();
        }
        simulation.runUntil(goalPs);
        return !simulation.isStopped();
    }

    /**
     * Asks now and then between events, also of one moment, whether the run shall stop where it is.
     *
     * @param wanted changes nothing; asked by one thread at a time
     */
    public void stopWhen(BooleanSupplier wanted) {
        simulated.fabric().simulation().stopWhen(wanted);
    }

    /** When the run stands still next: to be counted, or for a script to change hosts. */
    private long nextMomentPs() {
        long scriptPs = simulated.control().scripts().nextPs();
        return moments.isEmpty() ? scriptPs : Math.min(moments.first(), scriptPs);
    }

    /** Time until now in which bits passed at a port of the topology, in picoseconds. */
    public long busyPs(int node, int port) {
        return devices.get(node).port(port).busyPs();
    }

    /** Figures of what happens from now on. */
    public Window window() {
        return new OpenWindow(simulated);
    }

    /** Whether chance has had a say so far: with another seed something else could happen. */
    public boolean isDrawn() {
        return simulated.fabric().simulation().streams().drawn();
    }

    /** Runs to the end and measures. */
    public RunResult finish() {
        advanceTo(scenario().durationPs());
        return result();
    }

    /**
     * What the run showed so far; incomplete if it has not reached its end.
     *
     * @throws IllegalStateException if the account of frames is not balanced: a defect of nvsim
     */
    public RunResult result() {
        FrameAccount account = FrameAccount.of(simulated.fabric(), simulated.control());
        account.requireBalanced(scenario());
        List<Snapshot> all = new ArrayList<>(snapshots);
        all.add(snapshot(Long.MAX_VALUE));
        return new Measurement(simulated, account)
                .result(
                        isFinished(),
                        System.nanoTime() - startedNanos,
                        new Expectations(simulated, all).check(),
                        sampler.samples(),
                        beginning);
    }

    private void count(long momentPs) {
        if (momentPs == earlyPs) {
            beginning = Measurement.beginning(simulated, momentPs);
        }
        if (expected.contains(momentPs)) {
            snapshots.add(snapshot(momentPs));
        }
        if (sampleMoments.contains(momentPs)) {
            sampled.add(Sample.of(simulated, momentPs));
        }
    }

    private Snapshot snapshot(long momentPs) {
        return full ? Snapshot.full(simulated, momentPs) : Snapshot.of(simulated, momentPs);
    }

    private void addMoments(long fromPs, long untilPs) {
        if (fromPs > 0) {
            expected.add(fromPs);
        }
        if (untilPs < scenario().durationPs()) {
            expected.add(untilPs);
        }
        moments.addAll(expected);
    }
}
