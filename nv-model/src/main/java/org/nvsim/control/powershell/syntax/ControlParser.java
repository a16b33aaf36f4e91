package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements with bodies: conditions, loops, functions, {@code try}. */
final class ControlParser {
    static final List<String> WORDS = List.of("if", "foreach", "for", "while", "function", "try");

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final StatementParser statements;

    ControlParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** The statement that {@code word}, already behind the cursor, starts. */
    Statement read(int at, String word) {
        switch (word) {
            case "if":
                return condition(at);
            case "foreach":
                return forEach(at);
            case "for":
                return loop(at);
            case "while":
                Statement condition = parenthesized("while");
                return new Statement.Loop(
                        at,
                        Optional.empty(),
                        Optional.of(condition),
                        Optional.empty(),
                        statements.braces("while"));
            case "function":
                return function(at);
            default:
                return attempt(at);
        }
    }

    private Statement parenthesized(String what) {
        cursor.skipLines();
        cursor.expect('(', "after " + what);
        cursor.skipLines();
        Statement inside = statements.single("in the condition");
        cursor.skipLines();
        close();
        return inside;
    }

    private void close() {
        if (cursor.peek() != ')') {
            statements.requireEnd(')');
        }
        cursor.expect(')', "here");
    }

    private Statement condition(int at) {
        List<Statement.Clause> clauses = new ArrayList<>();
        clauses.add(new Statement.Clause(parenthesized("if"), statements.braces("if")));
        while (continuesWith("elseif")) {
            clauses.add(new Statement.Clause(parenthesized("elseif"), statements.braces("elseif")));
        }
        List<Statement> otherwise = continuesWith("else") ? statements.braces("else") : List.of();
        return new Statement.If(at, List.copyOf(clauses), otherwise);
    }

    /** Moves behind {@code word} if it is the next one, on this line or a later one. */
    private boolean continuesWith(String word) {
        int before = cursor.at();
        cursor.skipLines();
        if (cursor.wordAhead().equalsIgnoreCase(word)) {
            cursor.skip(word.length());
            return true;
        }
        cursor.moveTo(before);
        return false;
    }

    private Statement forEach(int at) {
        cursor.expect('(', "after foreach");
        cursor.skipLines();
        Expression.Variable variable = expressions.variable();
        cursor.skipLines();
        if (!cursor.wordAhead().equalsIgnoreCase("in")) {
            throw cursor.error("expected 'in', found " + cursor.seen());
        }
        cursor.skip(2);
        cursor.skipLines();
        Statement source = statements.single("after in");
        cursor.skipLines();
        close();
        return new Statement.ForEach(at, variable, source, statements.braces("foreach"));
    }

    private Statement loop(int at) {
        cursor.expect('(', "after for");
        Optional<Statement> start = part(';');
        Optional<Statement> condition = part(';');
        Optional<Statement> step = part(')');
        return new Statement.Loop(at, start, condition, step, statements.braces("for"));
    }

    private Optional<Statement> part(char close) {
        cursor.skipLines();
        Optional<Statement> part = Optional.empty();
        if (cursor.peek() != close) {
            part = Optional.of(statements.single("in for"));
            cursor.skipLines();
        }
        cursor.expect(close, "between the parts of for");
        return part;
    }

    private Statement function(int at) {
        int nameAt = cursor.at();
        while (Cursor.isWord(cursor.peek()) || cursor.peek() == '-') {
            cursor.skip(1);
        }
        String name = cursor.substring(nameAt);
        if (name.isEmpty()) {
            throw cursor.error("expected the name of a function, found " + cursor.seen());
        }
        cursor.skipLines();
        List<Expression.Parameter> parameters = List.of();
        if (cursor.peek() == '(') {
            parameters = new ParameterParser(cursor, expressions).parenthesized();
            cursor.skipLines();
        }
        Expression.ScriptBlock block = expressions.block();
        if (!parameters.isEmpty()) {
            block = new Expression.ScriptBlock(parameters, block.body());
        }
        return new Statement.Function(at, name, block);
    }

    private Statement attempt(int at) {
        List<Statement> body = statements.braces("try");
        Optional<List<Statement>> handler = Optional.empty();
        if (continuesWith("catch")) {
            cursor.skipLines();
            if (cursor.peek() == '[') {
                throw cursor.error("catch with a [type] is not known to nvsim");
            }
            handler = Optional.of(statements.braces("catch"));
        }
        List<Statement> last = continuesWith("finally") ? statements.braces("finally") : List.of();
        if (handler.isEmpty() && last.isEmpty()) {
            throw new SyntaxError(at, "try needs a catch or a finally");
        }
        return new Statement.Try(at, body, handler, last);
    }
}
