package org.nvsim.control.powershell.syntax;

import java.util.List;
import java.util.Optional;

/** Something that has a value. {@code at} is the offset in the script where it starts. */
public sealed interface Expression {
    int at();

    /** Text (String), whole number (Long), number with a fraction (Double). */
    record Literal(int at, Object value) implements Expression {}

    /** A number written as a bare argument; where text is wanted it is the text as written. */
    record NumberWord(int at, Object number, String text) implements Expression {}

    /** {@code $name}, {@code $script:name}; the scope is empty where none was written. */
    record Variable(int at, String scope, String name) implements Expression {}

    /** A double-quoted string: pieces whose texts are joined. */
    record Interpolated(int at, List<Expression> pieces) implements Expression {}

    /** {@code 1, 2, 3}. */
    record Listed(int at, List<Expression> items) implements Expression {}

    /** {@code @( … )}: always an array. */
    record ArrayOf(int at, List<Statement> body) implements Expression {}

    /** {@code $( … )}: what the statements put out. */
    record SubExpression(int at, List<Statement> body) implements Expression {}

    /** {@code ( … )}. */
    record Group(int at, Statement body) implements Expression {}

    /** {@code @{ name = value }}; the order of writing is kept. */
    record Hash(int at, List<Entry> entries) implements Expression {}

    /** One entry of a hashtable. */
    record Entry(Expression key, Statement value) {}

    /** {@code { … }}: not run until somebody calls it. */
    record Block(int at, ScriptBlock body) implements Expression {}

    /** {@code -not $x}, {@code -$x}, {@code -join $x}. */
    record Unary(int at, String operator, Expression operand) implements Expression {}

    /** The operator in lower case as written, without an {@code i} for "ignore case". */
    record Binary(int at, String operator, Expression left, Expression right)
            implements Expression {}

    /** {@code [type] operand}. */
    record Cast(int at, String type, Expression operand) implements Expression {}

    /** {@code target.name}. */
    record Member(int at, Expression target, Expression name) implements Expression {}

    /** {@code target[index]}. */
    record Index(int at, Expression target, Expression index) implements Expression {}

    /** {@code target.name(arguments)}. */
    record Call(int at, Expression target, String name, List<Expression> arguments)
            implements Expression {}

    /** A parameter of a function or script block. */
    record Parameter(
            int at,
            String name,
            Optional<String> type,
            boolean mandatory,
            Optional<Expression> otherwise) {}

    /** The inside of braces. */
    record ScriptBlock(List<Parameter> parameters, List<Statement> body) {}
}
