package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.control.powershell.syntax.Expression;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.control.powershell.syntax.ScriptSource;
import org.nvsim.control.powershell.syntax.Statement;

/** One run of one script. */
public final class Interpreter {
    private final ScriptSource source;
    private final ScriptSink sink;
    private final Budget budget = new Budget();
    private final ExpressionEvaluator expressions = new ExpressionEvaluator(this, budget);
    private final StatementRunner statements = new StatementRunner(this, budget);
    private final CommandRunner commands;
    private boolean strict;

    /**
     * @param cmdlets what scripts can use besides their own functions
     */
    public Interpreter(ScriptSource source, List<? extends Cmdlet> cmdlets, ScriptSink sink) {
        this.source = source;
        this.sink = new BoundedSink(sink, budget);
        this.commands = new CommandRunner(this, cmdlets);
    }

    /**
     * Runs the script to its end, its {@code exit}, or its first error.
     *
     * @param computer that commands act on where nothing else is said; empty for none
     * @return the error that stopped it, if one did
     */
    public Optional<ScriptProblem> run(Expression.ScriptBlock script, String computer) {
        try {
            Scope scope = Scope.script(computer);
            commands.bindPositions(script, List.of(), scope, 0);
            body(script, scope, 0, new Display(sink));
        } catch (ScriptExit exit) {
            return Optional.empty();
        } catch (ScriptFailure failure) {
            return Optional.of(source.problem(failure.at(), failure.getMessage()));
        } catch (ValueBound bound) { // met where a value was only shown
            return Optional.of(source.problem(budget.lastAt(), bound.getMessage()));
        } catch (StackOverflowError e) { // of a library; what nests here has bounds of its own
            return Optional.of(source.problem(budget.lastAt(), "this is nested too deeply"));
        }
        return Optional.empty();
    }

    ScriptSource source() {
        return source;
    }

    ScriptSink sink() {
        return sink;
    }

    boolean strict() {
        return strict;
    }

    void setStrict(boolean strict) {
        this.strict = strict;
    }

    Object evaluate(Expression expression, Scope scope) {
        return expressions.evaluate(expression, scope);
    }

    Object operate(int at, String operator, Object left, Object right, Scope scope) {
        Object result =
                ExpressionEvaluator.located(
                        at, () -> expressions.operate(operator, left, right, scope));
        expressions.charge(at, result);
        return result;
    }

    void pipeline(Statement.Pipeline pipeline, Scope scope, List<Object> output) {
        commands.pipeline(pipeline, scope, output);
    }

    /** A statement as a value: a lone expression as it is, else what is put out. */
    Object value(Statement statement, Scope scope) {
        if (statement instanceof Statement.Pipeline) {
            List<Statement.Stage> stages = ((Statement.Pipeline) statement).stages();
            if (stages.size() == 1 && stages.get(0) instanceof Statement.Value) {
                return evaluate(((Statement.Value) stages.get(0)).expression(), scope);
            }
        }
        return Values.collected(output(List.of(statement), scope, statement.at()));
    }

    /** All that statements put out. */
    List<Object> output(List<Statement> body, Scope scope, int at) {
        List<Object> output = new ArrayList<>();
        if (statements.run(body, scope, output) != StatementRunner.Flow.NORMAL) {
            throw new ScriptFailure(at, "a jump out of a value is not known to nvsim");
        }
        return output;
    }

    /** Calls a function or block: parameters are bound in {@code scope}, which is its own. */
    List<Object> call(Expression.ScriptBlock block, List<Object> arguments, Scope scope, int at) {
        commands.bindPositions(block, arguments, scope, at);
        List<Object> output = new ArrayList<>();
        body(block, scope, at, output);
        return output;
    }

    /** Runs a block whose parameters are bound. */
    void body(Expression.ScriptBlock block, Scope scope, int at, List<Object> output) {
        budget.enterCall(at);
        try {
            requireNoLoopJump(statements.run(block.body(), scope, output), at);
        } finally {
            budget.leaveCall();
        }
    }

    /** Runs a block in the caller's scope for one item of a pipeline. */
    List<Object> each(BlockValue block, Object item, Scope scope, int at) {
        budget.enterCall(at);
        boolean had = scope.hasHere("_");
        Object before = had ? scope.get("_") : null;
        List<Object> output = new ArrayList<>();
        StatementRunner.Flow flow;
        try {
            scope.set("_", item);
            flow = statements.run(block.body().body(), scope, output);
        } finally {
            scope.restore("_", had, before);
            budget.leaveCall();
        }
        requireNoLoopJump(flow, at);
        return output;
    }

    private static void requireNoLoopJump(StatementRunner.Flow flow, int at) {
        if (flow == StatementRunner.Flow.BREAK || flow == StatementRunner.Flow.CONTINUE) {
            throw new ScriptFailure(at, "break and continue belong inside a loop of this block");
        }
    }

    /** Charges for values that one stage of a pipeline puts out. */
    void chargeOutput(int at, int count, int before) {
        if (count > 1) {
            budget.spendElements(at, count);
        }
        if ((long) count + before > Budget.SIZE_LIMIT) {
            throw new LimitReached(at, Budget.TOO_LARGE);
        }
    }

    /** Puts a value out; an array as its elements. */
    static void emit(Object value, List<Object> output) {
        if (value instanceof List) {
            output.addAll((List<?>) value);
        } else {
            output.add(value);
        }
    }
}
