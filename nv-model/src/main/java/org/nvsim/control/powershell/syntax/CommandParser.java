package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads pipelines and the commands in them. */
final class CommandParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    CommandParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** True if a command starts here rather than an expression. */
    boolean atCommand() {
        char c = cursor.peek();
        return Character.isLetter(c) || c == '_' || c == '&' || c == '%' || c == '?' || c == '.';
    }

    /** The rest of a pipeline whose first stage is an expression already read. */
    Statement pipeline(Expression first) {
        return rest(new Statement.Value(first.at(), first));
    }

    /** A pipeline that starts with a command. */
    Statement pipeline() {
        return rest(command());
    }

    private Statement rest(Statement.Stage first) {
        List<Statement.Stage> stages = new ArrayList<>();
        stages.add(first);
        cursor.skipBlanks();
        while (cursor.peek() == '|') {
            if (cursor.peek(1) == '|') {
                throw cursor.error("'||' is not known to nvsim: use if, or -or in a condition");
            }
            cursor.skip(1);
            cursor.skipLines();
            if (!atCommand()) {
                throw cursor.error("expected a command after '|', found " + cursor.seen());
            }
            stages.add(command());
            cursor.skipBlanks();
        }
        return new Statement.Pipeline(first.at(), List.copyOf(stages));
    }

    private Statement.Command command() {
        int at = cursor.at();
        Expression name = name();
        List<Statement.Argument> arguments = new ArrayList<>();
        cursor.skipBlanks();
        while (!atEndOfCommand()) {
            arguments.add(argument());
            cursor.skipBlanks();
        }
        return new Statement.Command(at, name, List.copyOf(arguments));
    }

    private Expression name() {
        int at = cursor.at();
        if (cursor.peek() == '.') {
            throw cursor.error("running another script file is not known to nvsim");
        }
        if (cursor.peek() == '&') {
            if (cursor.peek(1) == '&') {
                throw cursor.error("'&&' is not known to nvsim: use if, or -and in a condition");
            }
            cursor.skip(1);
            return expressions.readArgument();
        }
        if (cursor.peek() == '%' || cursor.peek() == '?') {
            return new Expression.Literal(at, String.valueOf(cursor.take()));
        }
        while (Cursor.isWord(cursor.peek())
                || "-.\\:/".indexOf(cursor.peek()) >= 0 && !cursor.atEnd()) {
            cursor.skip(1);
        }
        return new Expression.Literal(at, cursor.substring(at));
    }

    private boolean atEndOfCommand() {
        return cursor.atLineEnd() || "|;)}".indexOf(cursor.peek()) >= 0;
    }

    private Statement.Argument argument() {
        int at = cursor.at();
        char c = cursor.peek();
        char next = cursor.peek(1);
        if (c == '@' && Cursor.isWord(next)) {
            cursor.skip(1);
            String name = cursor.wordAhead();
            cursor.skip(name.length());
            return new Statement.Splat(at, new Expression.Variable(at, "", name));
        }
        if (c == '-' && (Character.isLetter(next) || next == '_')) {
            return named(at);
        }
        if (c == '>' || c == '<') {
            throw cursor.error("redirection is not known to nvsim: to discard output, | Out-Null");
        }
        if (c == '&' && next == '&') {
            throw cursor.error("'&&' is not known to nvsim: use if, or -and in a condition");
        }
        if (c == '&') {
            throw cursor.error("'&' inside a command is not known to nvsim");
        }
        return new Statement.Positional(at, expressions.readArgument());
    }

    private Statement.Argument named(int at) {
        cursor.skip(1);
        String name = cursor.wordAhead();
        cursor.skip(name.length());
        if (cursor.peek() == ':') {
            cursor.skip(1);
            cursor.skipBlanks();
            return new Statement.Named(at, name, Optional.of(expressions.readArgument()));
        }
        return new Statement.Named(at, name, Optional.empty());
    }
}
