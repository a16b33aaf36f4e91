package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions: operators by precedence, then the values they work on. */
final class ExpressionParser {
    private final Cursor cursor;
    private final PrimaryParser primaries;

    ExpressionParser(Cursor cursor, StatementParser statements) {
        this.cursor = cursor;
        this.primaries = new PrimaryParser(cursor, this, statements);
    }

    /** A whole expression. */
    Expression read() {
        cursor.enter();
        Expression value = binary(0);
        cursor.leave();
        return value;
    }

    /** One argument of a command: no operators, but commas make a list. */
    Expression readArgument() {
        Expression first = primaries.argument();
        return list(first, primaries::argument);
    }

    /** A value with its prefix operators, where a comma separates rather than lists. */
    Expression readOperand() {
        return operandAlone();
    }

    /** {@code $name}, {@code ${name}} or {@code $( … )}. */
    Expression variableOrSubExpression() {
        return primaries.variableOrSubExpression();
    }

    Expression.Variable variable() {
        if (cursor.peek() != '$') {
            throw cursor.error("expected a variable like $name, found " + cursor.seen());
        }
        return primaries.variable();
    }

    Expression.ScriptBlock block() {
        return primaries.block();
    }

    Optional<String> typeName() {
        return cursor.peek() == '[' ? Optional.of(primaries.typeName()) : Optional.empty();
    }

    private Expression binary(int level) {
        if (level == Operators.LEVELS.size()) {
            return listed();
        }
        Expression left = binary(level + 1);
        while (true) {
            cursor.skipBlanks();
            String operator = Operators.ahead(cursor);
            if (operator.isEmpty() || !belongs(level, operator)) {
                return left;
            }
            int at = cursor.at();
            cursor.skip(Operators.lengthAhead(cursor, operator));
            cursor.skipLines();
            left = new Expression.Binary(at, operator, left, binary(level + 1));
        }
    }

    private boolean belongs(int level, String operator) {
        if (!Operators.known(operator)) {
            throw cursor.error("operator " + operator + " is not known to nvsim");
        }
        return Operators.at(level, operator);
    }

    private Expression listed() {
        return list(unary(), this::unary);
    }

    private Expression list(Expression first, java.util.function.Supplier<Expression> next) {
        cursor.skipBlanks();
        if (cursor.peek() != ',') {
            return first;
        }
        List<Expression> items = new ArrayList<>();
        items.add(first);
        while (cursor.peek() == ',') {
            cursor.skip(1);
            cursor.skipLines();
            items.add(next.get());
            cursor.skipBlanks();
        }
        return new Expression.Listed(first.at(), List.copyOf(items));
    }

    /** A value with the operators, casts and leading comma before it. */
    private Expression unary() {
        cursor.skipBlanks();
        int at = cursor.at();
        char c = cursor.peek();
        if (c == '!') {
            cursor.skip(1);
            return operand(at, "-not");
        }
        if (c == ',') {
            cursor.skip(1);
            return new Expression.Listed(at, List.of(operandAlone()));
        }
        if (c == '+' || c == '-') {
            return signed(at);
        }
        if (c == '[') {
            String type = primaries.typeName();
            return new Expression.Cast(at, type, operandAlone());
        }
        return primaries.read();
    }

    private Expression signed(int at) {
        if (cursor.peek(1) == cursor.peek()) {
            throw cursor.error(
                    "write " + cursor.peek() + cursor.peek() + " behind the variable: $i++");
        }
        if (cursor.peek() == '-' && Character.isLetter(cursor.peek(1))) {
            String word = Operators.ahead(cursor);
            if (!Operators.UNARY.contains(word)) {
                throw cursor.error("a value is missing before " + word);
            }
            cursor.skip(word.length());
            return operand(at, word);
        }
        return operand(at, String.valueOf(cursor.take()));
    }

    private Expression operand(int at, String operator) {
        return new Expression.Unary(at, operator, operandAlone());
    }

    private Expression operandAlone() {
        cursor.enter();
        cursor.skipBlanks();
        Expression operand = unary();
        cursor.leave();
        return operand;
    }
}
