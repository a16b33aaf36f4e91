package org.nvsim.control.powershell.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** A script that cannot be read, with every problem found, in the order of the text. */
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ScriptProblem> problems;

    public ScriptException(List<ScriptProblem> problems) {
        super(problems.stream().map(ScriptProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ScriptProblem> problems() {
        return problems;
    }
}
