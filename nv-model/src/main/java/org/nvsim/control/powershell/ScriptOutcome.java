package org.nvsim.control.powershell;

import java.util.List;
import java.util.Optional;
import org.nvsim.control.powershell.syntax.ScriptProblem;

/**
 * What a run of a script came to.
 *
 * @param applied the changes it made, in order; they stay made if an error stopped it
 * @param problem the error that stopped it; empty if it came to its end
 */
public record ScriptOutcome(List<AppliedChange> applied, Optional<ScriptProblem> problem) {
    public ScriptOutcome {
        applied = List.copyOf(applied);
    }

    public boolean complete() {
        return problem.isEmpty();
    }

    /** The error and below it what had been done before; empty if there was no error. */
    public String report() {
        if (problem.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(problem.get().toString());
        text.append("\nchanges made before it: ").append(applied.size());
        applied.forEach(change -> text.append("\n  ").append(change));
        return text.toString();
    }
}
