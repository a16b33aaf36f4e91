package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.control.powershell.PolicyScript;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;

/** Reads the policy scripts that a scenario names. */
final class ScriptFiles {
    private final Binding binding;

    ScriptFiles(Binding binding) {
        this.binding = binding;
    }

    /** Every script by its path as written; those with problems are reported and left out. */
    Map<String, PolicyScript> read(PolicySpec policy, List<TimelineAction> timeline) {
        List<ScriptSpec> wanted = new ArrayList<>(policy.scripts());
        for (TimelineAction action : timeline) {
            action.script().ifPresent(wanted::add);
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
        return binding.beside().read(spec.path(), spec.mark(), binding).flatMap(this::parse);
    }

    private Optional<PolicyScript> parse(SiblingFiles.Text text) {
        try {
            return Optional.of(PolicyScript.parse(text.name(), text.content()));
        } catch (ScriptException e) {
            for (ScriptProblem problem : e.problems()) {
                binding.error(
                        new SourceMark(problem.file(), problem.line(), problem.column()),
                        problem.message());
            }
            return Optional.empty();
        }
    }
}
