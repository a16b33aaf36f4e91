package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.control.powershell.syntax.Expression;
import org.nvsim.control.powershell.syntax.Statement;

/** Runs statements in order and follows their jumps. */
final class StatementRunner {
    /** How a list of statements ended. */
    enum Flow {
        NORMAL,
        BREAK,
        CONTINUE,
        RETURN
    }

    private final Interpreter interpreter;
    private final Budget budget;

    StatementRunner(Interpreter interpreter, Budget budget) {
        this.interpreter = interpreter;
        this.budget = budget;
    }

    Flow run(List<Statement> body, Scope scope, List<Object> output) {
        for (Statement statement : body) {
            Flow flow = run(statement, scope, output);
            if (flow != Flow.NORMAL) {
                return flow;
            }
        }
        return Flow.NORMAL;
    }

    Flow run(Statement statement, Scope scope, List<Object> output) {
        budget.spend(statement.at(), 1);
        if (statement instanceof Statement.Pipeline) {
            interpreter.pipeline((Statement.Pipeline) statement, scope, output);
        } else if (statement instanceof Statement.Assignment) {
            assign((Statement.Assignment) statement, scope);
        } else if (statement instanceof Statement.If) {
            return condition((Statement.If) statement, scope, output);
        } else if (statement instanceof Statement.ForEach) {
            return forEach((Statement.ForEach) statement, scope, output);
        } else if (statement instanceof Statement.Loop) {
            return loop((Statement.Loop) statement, scope, output);
        } else if (statement instanceof Statement.Function) {
            Statement.Function function = (Statement.Function) statement;
            scope.define(function.name(), function.body());
        } else if (statement instanceof Statement.Jump) {
            return jump((Statement.Jump) statement, scope, output);
        } else if (statement instanceof Statement.Try) {
            return attempt((Statement.Try) statement, scope, output);
        }
        return Flow.NORMAL;
    }

    private void assign(Statement.Assignment assignment, Scope scope) {
        Object right = interpreter.value(assignment.value(), scope);
        Expression target = assignment.target();
        if (assignment.operator().equals("=")) {
            store(target, right, scope);
            return;
        }
        String operator = assignment.operator().substring(0, 1);
        Object left = interpreter.evaluate(target, scope);
        store(target, interpreter.operate(assignment.at(), operator, left, right, scope), scope);
    }

    private void store(Expression target, Object value, Scope scope) {
        int at = target.at();
        if (target instanceof Expression.Variable) {
            Expression.Variable variable = (Expression.Variable) target;
            String name = variable.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals("true") || name.equals("false") || name.equals("null")) {
                if (!name.equals("null")) {
                    throw new ScriptFailure(at, "$" + variable.name() + " is fixed");
                }
                return;
            }
            scope.set(variable, value);
        } else if (target instanceof Expression.Cast) {
            Expression.Cast cast = (Expression.Cast) target;
            Object converted =
                    ExpressionEvaluator.located(at, () -> Conversions.cast(cast.type(), value));
            store(cast.operand(), converted, scope);
        } else if (target instanceof Expression.Member) {
            Expression.Member member = (Expression.Member) target;
            Object owner = interpreter.evaluate(member.target(), scope);
            String name = Values.text(interpreter.evaluate(member.name(), scope));
            located(at, () -> Members.setProperty(owner, name, value));
        } else {
            Expression.Index index = (Expression.Index) target;
            Object owner = interpreter.evaluate(index.target(), scope);
            Object key = interpreter.evaluate(index.index(), scope);
            located(at, () -> Members.setElement(owner, key, value));
        }
    }

    private static void located(int at, Runnable work) {
        ExpressionEvaluator.located(
                at,
                () -> {
                    work.run();
                    return null;
                });
    }

    private Flow condition(Statement.If statement, Scope scope, List<Object> output) {
        for (Statement.Clause clause : statement.clauses()) {
            if (Values.truth(interpreter.value(clause.condition(), scope))) {
                return run(clause.body(), scope, output);
            }
        }
        return run(statement.otherwise(), scope, output);
    }

    private Flow forEach(Statement.ForEach loop, Scope scope, List<Object> output) {
        for (Object item : Values.list(interpreter.value(loop.source(), scope))) {
            budget.spend(loop.at(), 1);
            scope.set(loop.variable(), item);
            Flow flow = run(loop.body(), scope, output);
            if (flow == Flow.RETURN) {
                return flow;
            }
            if (flow == Flow.BREAK) {
                break;
            }
        }
        return Flow.NORMAL;
    }

    private Flow loop(Statement.Loop loop, Scope scope, List<Object> output) {
        List<Object> ignored = new ArrayList<>();
        loop.start().ifPresent(start -> run(start, scope, ignored));
        while (loop.condition().isEmpty()
                || Values.truth(interpreter.value(loop.condition().get(), scope))) {
            budget.spend(loop.at(), 1);
            Flow flow = run(loop.body(), scope, output);
            if (flow == Flow.RETURN) {
                return flow;
            }
            if (flow == Flow.BREAK) {
                break;
            }
            loop.step().ifPresent(step -> run(step, scope, ignored));
        }
        return Flow.NORMAL;
    }

    private Flow jump(Statement.Jump jump, Scope scope, List<Object> output) {
        Object value = jump.value().map(each -> interpreter.value(each, scope)).orElse(null);
        switch (jump.word()) {
            case "return":
                if (jump.value().isPresent()) {
                    Interpreter.emit(value, output);
                }
                return Flow.RETURN;
            case "break":
                return Flow.BREAK;
            case "continue":
                return Flow.CONTINUE;
            case "exit":
                throw new ScriptExit();
            default:
                String text =
                        jump.value().isPresent() ? Values.text(value) : "the script says throw";
                throw new ScriptFailure(jump.at(), text);
        }
    }

    private Flow attempt(Statement.Try statement, Scope scope, List<Object> output) {
        try {
            return run(statement.body(), scope, output);
        } catch (LimitReached limit) {
            throw limit;
        } catch (ScriptFailure failure) {
            if (statement.handler().isEmpty()) {
                throw failure;
            }
            boolean had = scope.hasHere("_");
            Object before = had ? scope.get("_") : null;
            scope.set("_", error(failure));
            Flow flow = run(statement.handler().get(), scope, output);
            scope.restore("_", had, before);
            return flow;
        } finally {
            run(statement.last(), scope, output);
        }
    }

    private static PsObject error(ScriptFailure failure) {
        Table exception = new Table().put("Message", failure.getMessage());
        PsObject inner = new PsObject("Exception", exception, "", failure);
        return new PsObject("ErrorRecord", new Table().put("Exception", inner), "", failure);
    }
}
