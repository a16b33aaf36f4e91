package org.nvsim.scenario.problem;

import java.util.List;

/** The scenario (or the command line that changed it) is wrong; carries every problem found. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** With all problems in file order, warnings among them; at least one is an error. */
    public ScenarioException(List<Problem> problems) {
        super(render(problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems in file order. */
    public List<Problem> problems() {
        return problems;
    }

    public int errorCount() {
        return (int) problems.stream().filter(Problem::isError).count();
    }

    /** Every problem as three lines, then a line that counts them: what a user is shown. */
    public String render() {
        return getMessage();
    }

    private static String render(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(problem.render()));
        long errors = problems.stream().filter(Problem::isError).count();
        text.append(errors).append(errors == 1 ? " error" : " errors");
        long warnings = problems.size() - errors;
        if (warnings > 0) {
            text.append(", ").append(warnings).append(warnings == 1 ? " warning" : " warnings");
        }
        return text.append('\n').toString();
    }
}
