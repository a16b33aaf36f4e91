package org.nvsim.control.powershell.syntax;

import java.util.List;
import java.util.Optional;

/** Something that is done. {@code at} is the offset in the script where it starts. */
public sealed interface Statement {
    int at();

    /** Stages joined by {@code |}. */
    record Pipeline(int at, List<Stage> stages) implements Statement {}

    /** {@code target = value} or, with another operator, {@code target += value}. */
    record Assignment(int at, Expression target, String operator, Statement value)
            implements Statement {}

    /** {@code if} and {@code elseif} clauses in order, then {@code else}. */
    record If(int at, List<Clause> clauses, List<Statement> otherwise) implements Statement {}

    /** One condition and what it guards. */
    record Clause(Statement condition, List<Statement> body) {}

    /** {@code foreach ($variable in source) { … }}. */
    record ForEach(int at, Expression.Variable variable, Statement source, List<Statement> body)
            implements Statement {}

    /** {@code for (start; condition; step)}; {@code while} is one without start and step. */
    record Loop(
            int at,
            Optional<Statement> start,
            Optional<Statement> condition,
            Optional<Statement> step,
            List<Statement> body)
            implements Statement {}

    /** {@code function name { … }}. */
    record Function(int at, String name, Expression.ScriptBlock body) implements Statement {}

    /** {@code return}, {@code break}, {@code continue}, {@code exit}, {@code throw}. */
    record Jump(int at, String word, Optional<Statement> value) implements Statement {}

    /** {@code try … catch … finally}; {@code handler} is empty where there is no catch. */
    record Try(
            int at, List<Statement> body, Optional<List<Statement>> handler, List<Statement> last)
            implements Statement {}

    /** One stage of a pipeline. */
    sealed interface Stage {
        int at();
    }

    /** A value that starts a pipeline. */
    record Value(int at, Expression expression) implements Stage {}

    /** A command with its arguments; the name is a literal but after {@code &}. */
    record Command(int at, Expression name, List<Argument> arguments) implements Stage {}

    /** One argument of a command. */
    sealed interface Argument {
        int at();
    }

    /** {@code -Name} or {@code -Name:value}. */
    record Named(int at, String name, Optional<Expression> value) implements Argument {}

    /** An argument without a name: a position, or the value of the parameter before it. */
    record Positional(int at, Expression value) implements Argument {}

    /** {@code @name}: a hashtable's entries as parameters. */
    record Splat(int at, Expression.Variable variable) implements Argument {}
}
