package org.nvsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.control.powershell.AppliedChange;
import org.nvsim.control.powershell.LiveHosts;
import org.nvsim.control.powershell.PolicyScript;
import org.nvsim.control.powershell.PolicyScriptWriter;
import org.nvsim.control.powershell.ScriptOutcome;
import org.nvsim.control.powershell.runtime.ScriptSink;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.ScriptRuns;
import org.nvsim.run.build.Threads;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** The hosts of a scenario before its run begins, as PowerShell scripts read and change them. */
public final class Administration {
    private final ScriptRuns scripts;

    private Administration(ScriptRuns scripts) {
        this.scripts = scripts;
    }

    /**
     * What a script said and did.
     *
     * @param output its output, line by line, with the errors it was told to pass over
     * @param changes it made, in order
     * @param problem what stopped it, with its place; empty if it came to its end
     */
    public record Outcome(List<String> output, List<String> changes, Optional<String> problem) {
        public Outcome {
            output = List.copyOf(output);
            changes = List.copyOf(changes);
        }
    }

    /**
     * Builds the hosts with the policy they start with.
     *
     * @throws ScenarioException if the scenario or one of its scripts is wrong
     */
    public static Administration of(Scenario scenario) throws ScenarioException {
        return new Administration(
                BuiltSimulation.build(scenario, null, Threads.ONE).control().scripts());
    }

    /** What the scenario's own scripts changed, in order. */
    public List<String> changes() {
        return scripts.changes();
    }

    /**
     * The script that gives hosts without policy the policy these have. As the only script of the
     * same scenario under local management it makes the same run.
     */
    public String export() {
        return PolicyScriptWriter.write(scripts.hosts().all());
    }

    /**
     * Runs a script; its sleeps take no time.
     *
     * @param name that problems are to show
     * @param host it runs on; empty for a machine that is no host
     */
    public Outcome run(String name, String text, Optional<String> host) {
        Listener listener = new Listener();
        LiveHosts hosts = scripts.hosts();
        try {
            ScriptOutcome outcome =
                    PolicyScript.parse(name, text).run(hosts, host.orElse(""), listener);
            return new Outcome(
                    listener.lines,
                    outcome.applied().stream().map(AppliedChange::toString).toList(),
                    outcome.problem().map(ScriptProblem::toString));
        } catch (ScriptException e) {
            return new Outcome(List.of(), List.of(), Optional.of(e.getMessage()));
        }
    }

    private static final class Listener implements ScriptSink {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void wrote(String line) {
            lines.add(line);
        }

        @Override
        public void passedOver(ScriptProblem problem) {
            lines.add(problem.toString());
        }

        @Override
        public void slept(long milliseconds) {}
    }
}
