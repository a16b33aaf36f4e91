package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a script: a tree, or everything that is wrong with it. */
public final class ScriptParser {
    private static final int LENGTH_LIMIT_CHARACTERS = 4 << 20;

    private ScriptParser() {}

    /**
     * @throws ScriptException with all problems found, in the order of the text
     */
    public static Expression.ScriptBlock parse(ScriptSource source) throws ScriptException {
        if (source.text().length() > LENGTH_LIMIT_CHARACTERS) {
            throw new ScriptException(
                    List.of(source.problem(0, "a script may have 4 Mi characters, no more")));
        }
        List<ScriptProblem> problems = new ArrayList<>();
        Cursor cursor = new Cursor(source.text());
        Expression.ScriptBlock script = new StatementParser(cursor, source, problems).program();
        if (!problems.isEmpty()) {
            problems.sort(
                    Comparator.comparingInt(ScriptProblem::line)
                            .thenComparingInt(ScriptProblem::column));
            throw new ScriptException(problems);
        }
        return script;
    }
}
