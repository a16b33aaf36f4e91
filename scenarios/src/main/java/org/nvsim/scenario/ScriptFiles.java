package org.nvsim.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.control.powershell.PolicyScript;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;

/** Reads the policy scripts that a scenario names. */
final class ScriptFiles {
    private final ScenarioFolder folder;
    private final String prefix;
    private final Sources sources;
    private final Binding binding;

    /**
     * @param source what messages call the scenario; scripts are called by their path beside it
     */
    ScriptFiles(ScenarioFolder folder, String source, Sources sources, Binding binding) {
        this.folder = folder;
        this.prefix = source.substring(0, source.lastIndexOf('/') + 1);
        this.sources = sources;
        this.binding = binding;
    }

    /** Every script by its path as written; those with problems are reported and left out. */
    Map<String, PolicyScript> read(PolicySpec policy, List<TimelineAction> timeline) {
        List<ScriptSpec> wanted = new ArrayList<>(policy.scripts());
        for (TimelineAction action : timeline) {
            if (action instanceof TimelineAction.RunScript run) {
                wanted.add(run.script());
            }
        }
        Map<String, PolicyScript> scripts = new TreeMap<>();
        for (ScriptSpec spec : wanted) {
            if (!scripts.containsKey(spec.path())) {
                read(spec).ifPresent(script -> scripts.put(spec.path(), script));
            }
        }
        return scripts;
    }

    private Optional<PolicyScript> read(ScriptSpec spec) {
        try {
            Optional<String> text = folder.text(spec.path());
            if (text.isEmpty()) {
                binding.error(spec.mark(), "no file '" + spec.path() + "' beside the scenario");
                return Optional.empty();
            }
            String name = prefix + spec.path();
            sources.add(name, text.get());
            return Optional.of(PolicyScript.parse(name, text.get()));
        } catch (IOException e) {
            binding.error(spec.mark(), "'" + spec.path() + "' cannot be read: " + e.getMessage());
        } catch (ScriptException e) {
            for (ScriptProblem problem : e.problems()) {
                binding.error(
                        new SourceMark(problem.file(), problem.line(), problem.column()),
                        problem.message());
            }
        }
        return Optional.empty();
    }
}
