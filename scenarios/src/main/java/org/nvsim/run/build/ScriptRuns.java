package org.nvsim.run.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.control.powershell.AppliedChange;
import org.nvsim.control.powershell.HostAdministration;
import org.nvsim.control.powershell.LiveHosts;
import org.nvsim.control.powershell.PolicyScript;
import org.nvsim.control.powershell.ScriptRehearsal;
import org.nvsim.control.powershell.TimedChange;
import org.nvsim.control.powershell.runtime.ScriptSink;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.host.Host;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.ScriptSpec;

/**
 * Runs a scenario's policy scripts. A script reads and changes any number of hosts at once, so it
 * runs while the simulation stands still; what it does after a sleep is done by the hosts in their
 * own time.
 */
public final class ScriptRuns {
    private static final long PS_PER_MILLISECOND = 1_000_000_000L;

    private final Scenario scenario;
    private final LiveHosts hosts;
    private final Map<String, Host> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> refusals = new LinkedHashMap<>();
    private final TreeMap<Long, List<ScriptSpec>> waiting = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();

    ScriptRuns(Scenario scenario, Fabric fabric) {
        this.scenario = scenario;
        List<Host> all = fabric.all(Host.class);
        this.hosts = new LiveHosts(all);
        for (Host host : all) {
            byName.put(host.name(), host);
            refusals.put(host.name(), new ArrayList<>());
        }
    }

    /** Runs a script at a moment; of one moment, in the order of these calls. */
    void runAt(long atPs, ScriptSpec script) {
        waiting.computeIfAbsent(atPs, at -> new ArrayList<>()).add(script);
    }

    /** The hosts as scripts see them. */
    public LiveHosts hosts() {
        return hosts;
    }

    /** Runs what runs before the start; an error in a script goes to {@code problems}. */
    void runFirst(Problems problems) {
        for (ScriptSpec spec : scenario.policy().scripts()) {
            List<ScriptProblem> stopped = run(spec, 0, new Quiet());
            for (ScriptProblem problem : stopped) {
                problems.error(markOf(problem), problem.message());
            }
        }
    }

    /** When the next script runs; {@link Long#MAX_VALUE} if none does. */
    public long nextPs() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.firstKey();
    }

    /**
     * Runs the scripts of the next moment. Everything before that moment has happened.
     *
     * @throws ScriptStopped if one of them ends with an error
     */
    public void runNext() {
        Map.Entry<Long, List<ScriptSpec>> next = waiting.pollFirstEntry();
        for (ScriptSpec spec : next.getValue()) {
            for (ScriptProblem problem : run(spec, next.getKey(), new Quiet())) {
                throw new ScriptStopped(
                        new ScenarioException(
                                List.of(
                                        new Problem(
                                                markOf(problem),
                                                problem.sourceLine(),
                                                Problem.Severity.ERROR,
                                                problem.message()))));
            }
        }
    }

    private List<ScriptProblem> run(ScriptSpec spec, long atPs, ScriptSink sink) {
        PolicyScript script = scenario.scripts().get(spec.path());
        ScriptRehearsal.Result result =
                ScriptRehearsal.of(script, hosts, spec.host().orElse(""), sink);
        for (TimedChange change : result.changes()) {
            if (change.afterMilliseconds() == 0) {
                make(change);
            } else {
                byName.get(change.host())
                        .node()
                        .newTimer(() -> make(change))
                        .armAt(atPs + change.afterMilliseconds() * PS_PER_MILLISECOND);
            }
        }
        for (AppliedChange change : result.outcome().applied()) {
            changes.add(spec.path() + ": " + change);
        }
        return result.outcome().problem().stream().toList();
    }

    private void make(TimedChange change) {
        HostAdministration host = hosts.host(change.host()).orElseThrow();
        refusals.get(change.host()).addAll(change.change().apply(host));
    }

    /** What the scripts run so far changed, in order, for people. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** What hosts refused of changes that a script made after it had slept, by host. */
    public List<String> refusals() {
        List<String> all = new ArrayList<>();
        refusals.forEach((host, list) -> list.forEach(text -> all.add(host + ": " + text)));
        return all;
    }

    private static SourceMark markOf(ScriptProblem problem) {
        return new SourceMark(problem.file(), problem.line(), problem.column());
    }

    /** In a run nobody reads what a script says. */
    private static final class Quiet implements ScriptSink {
        @Override
        public void wrote(String line) {}

        @Override
        public void passedOver(ScriptProblem problem) {}

        @Override
        public void slept(long milliseconds) {}
    }
}
