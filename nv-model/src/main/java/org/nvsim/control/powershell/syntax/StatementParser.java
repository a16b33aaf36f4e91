package org.nvsim.control.powershell.syntax;

import java.util.List;
import java.util.Locale;

/** Reads single statements; lists of them are {@link StatementList}'s work. */
final class StatementParser {
    private static final List<String> UNKNOWN =
            List.of(
                    "switch",
                    "do",
                    "until",
                    "class",
                    "enum",
                    "workflow",
                    "trap",
                    "data",
                    "filter",
                    "dynamicparam",
                    "configuration",
                    "begin",
                    "process",
                    "end",
                    "inlinescript",
                    "parallel",
                    "sequence",
                    "using");
    private static final List<String> JUMPS =
            List.of("return", "break", "continue", "exit", "throw");

    private final Cursor cursor;
    private final ScriptSource source;
    private final ExpressionParser expressions;
    private final CommandParser commands;
    private final ControlParser control;
    private final StatementList list;

    StatementParser(Cursor cursor, ScriptSource source, List<ScriptProblem> problems) {
        this.cursor = cursor;
        this.source = source;
        this.expressions = new ExpressionParser(cursor, this);
        this.commands = new CommandParser(cursor, expressions);
        this.control = new ControlParser(cursor, expressions, this);
        this.list = new StatementList(cursor, source, this, problems);
    }

    /** The whole script. */
    Expression.ScriptBlock program() {
        List<Expression.Parameter> parameters =
                list.attempt(new ParameterParser(cursor, expressions)::block, List.of());
        return new Expression.ScriptBlock(parameters, list.program());
    }

    /** The statements up to {@code close}, which is taken too. */
    List<Statement> until(char close, int openAt) {
        return list.until(close, openAt);
    }

    int line(int offset) {
        return source.line(offset);
    }

    /** {@code { … }} of a control statement. */
    List<Statement> braces(String what) {
        cursor.skipLines();
        int at = cursor.at();
        cursor.expect('{', "to start the body of " + what);
        return until('}', at);
    }

    /** One statement. */
    Statement single(String where) {
        cursor.skipBlanks();
        if (cursor.atEnd() || ")}];".indexOf(cursor.peek()) >= 0) {
            throw cursor.error("expected a value " + where + ", found " + cursor.seen());
        }
        cursor.enter();
        Statement statement = commands.atCommand() ? keywordOrCommand() : expressionStatement();
        cursor.leave();
        return statement;
    }

    /** After a statement nothing may stand on its line but what ends it. */
    void requireEnd(char close) {
        cursor.skipBlanks();
        if (cursor.atLineEnd() || cursor.peek() == ';' || cursor.peek() == close) {
            return;
        }
        throw cursor.error(unexpected());
    }

    private String unexpected() {
        if (cursor.looksAt("==")) {
            return "'==' is not PowerShell: -eq compares";
        }
        if (cursor.looksAt("!=")) {
            return "'!=' is not PowerShell: -ne compares";
        }
        if (cursor.looksAt("&&") || cursor.looksAt("||")) {
            String word = cursor.peek() == '&' ? "-and" : "-or";
            return "'" + cursor.peek() + cursor.peek() + "' is not known to nvsim: use " + word;
        }
        if (cursor.peek() == '<' || cursor.peek() == '>') {
            return "'"
                    + cursor.peek()
                    + "' does not compare in PowerShell: use -lt, -le, -gt or -ge";
        }
        return "unexpected " + cursor.seen() + " after a complete statement";
    }

    private Statement keywordOrCommand() {
        int at = cursor.at();
        String word = cursor.wordAhead().toLowerCase(Locale.ROOT);
        boolean whole = cursor.peek(word.length()) != '-';
        if (whole && ControlParser.WORDS.contains(word)) {
            cursor.skip(word.length());
            cursor.skipBlanks();
            return control.read(at, word);
        }
        if (whole && JUMPS.contains(word)) {
            cursor.skip(word.length());
            return jump(at, word);
        }
        if (whole && UNKNOWN.contains(word)) {
            throw cursor.error("'" + word + "' statements are not known to nvsim");
        }
        if (whole && (word.equals("else") || word.equals("elseif") || word.equals("catch"))) {
            throw cursor.error("'" + word + "' without its beginning");
        }
        return commands.pipeline();
    }

    private Statement jump(int at, String word) {
        cursor.skipBlanks();
        if (cursor.atLineEnd() || ";})".indexOf(cursor.peek()) >= 0) {
            return new Statement.Jump(at, word, java.util.Optional.empty());
        }
        return new Statement.Jump(at, word, java.util.Optional.of(single("after " + word)));
    }

    private Statement expressionStatement() {
        int at = cursor.at();
        Expression first = expressions.read();
        cursor.skipBlanks();
        String operator = assignment();
        if (operator.isEmpty()) {
            return commands.pipeline(first);
        }
        if (!assignable(first)) {
            throw new SyntaxError(at, "nothing can be assigned to this: name a $variable");
        }
        cursor.skip(operator.length());
        if (operator.equals("++") || operator.equals("--")) {
            Expression one = new Expression.Literal(at, 1L);
            return new Statement.Assignment(
                    at, first, operator.charAt(0) + "=", commands.pipeline(one));
        }
        cursor.skipLines();
        return new Statement.Assignment(at, first, operator, single("after " + operator));
    }

    private String assignment() {
        char c = cursor.peek();
        if (c == '=' && cursor.peek(1) != '=') {
            return "=";
        }
        if ("+-*/%".indexOf(c) >= 0 && !cursor.atEnd()) {
            char next = cursor.peek(1);
            return next == '=' || (next == c && (c == '+' || c == '-')) ? "" + c + next : "";
        }
        return "";
    }

    private static boolean assignable(Expression target) {
        if (target instanceof Expression.Cast) {
            return assignable(((Expression.Cast) target).operand());
        }
        return target instanceof Expression.Variable
                || target instanceof Expression.Member
                || target instanceof Expression.Index;
    }
}
