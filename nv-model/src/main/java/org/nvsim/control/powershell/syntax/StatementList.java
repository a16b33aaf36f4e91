package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads statements one after the other. A statement that cannot be read becomes a problem, and
 * reading goes on behind it, so one pass finds them all.
 */
final class StatementList {
    private static final int PROBLEM_LIMIT = 50;

    private final Cursor cursor;
    private final ScriptSource source;
    private final StatementParser statements;
    private final List<ScriptProblem> problems;

    StatementList(
            Cursor cursor,
            ScriptSource source,
            StatementParser statements,
            List<ScriptProblem> problems) {
        this.cursor = cursor;
        this.source = source;
        this.statements = statements;
        this.problems = problems;
    }

    List<Statement> program() {
        List<Statement> body = new ArrayList<>(upTo('\0'));
        while (!cursor.atEnd()) {
            stray();
            body.addAll(upTo('\0'));
        }
        return List.copyOf(body);
    }

    List<Statement> until(char close, int openAt) {
        cursor.enter();
        List<Statement> body = upTo(close);
        if (cursor.peek() != close) {
            String open = close == ')' ? "(" : "{";
            throw new SyntaxError(
                    openAt, "this '" + open + "' is never closed: " + close + " is missing");
        }
        cursor.skip(1);
        cursor.leave();
        return body;
    }

    /** What {@code reader} reads, or {@code otherwise} if that is a problem. */
    <T> T attempt(Supplier<T> reader, T otherwise) {
        int depth = cursor.depth();
        boolean hasBody = ControlParser.WORDS.contains(cursor.wordAhead().toLowerCase(Locale.ROOT));
        try {
            return reader.get();
        } catch (SyntaxError error) {
            report(error);
            cursor.restoreDepth(depth);
            recover(error, hasBody);
            return otherwise;
        }
    }

    private List<Statement> upTo(char close) {
        List<Statement> body = new ArrayList<>();
        separators();
        while (!cursor.atEnd() && ")}]".indexOf(cursor.peek()) < 0) {
            body.addAll(attempt(() -> List.of(statement(close)), List.of()));
            separators();
        }
        return List.copyOf(body);
    }

    /** Even a comment that never ends is a problem, not an accident. */
    private void separators() {
        attempt(
                () -> {
                    cursor.skipSeparators();
                    return true;
                },
                true);
    }

    private Statement statement(char close) {
        Statement statement = statements.single("here");
        boolean endsWithBrace =
                !(statement instanceof Statement.Pipeline
                        || statement instanceof Statement.Assignment
                        || statement instanceof Statement.Jump);
        if (!endsWithBrace) {
            statements.requireEnd(close);
        }
        return statement;
    }

    /** A closing bracket nobody opened; after an earlier problem it is most likely its echo. */
    private void stray() {
        if (problems.isEmpty()) {
            report(cursor.error("unexpected '" + cursor.peek() + "': nothing is open here"));
        }
        cursor.skip(1);
    }

    private void report(SyntaxError error) {
        if (problems.size() < PROBLEM_LIMIT) {
            problems.add(source.problem(error.offset(), error.getMessage()));
        }
    }

    /**
     * Moves behind the rest of the line of an error. Braces on the way are read if the statement is
     * one that has a body, so that the body's own problems are found, else skipped.
     */
    private void recover(SyntaxError error, boolean hasBody) {
        if (problems.size() == PROBLEM_LIMIT) {
            cursor.moveToEnd();
        } else if (error.swallowed()) {
            cursor.moveTo(error.offset());
        }
        while (!cursor.atLineEnd() && cursor.peek() != '}') {
            boolean hash = cursor.accept("@");
            if (cursor.peek() != '{') {
                cursor.skip(hash ? 0 : 1);
            } else if (hash || !hasBody) {
                skipBraces();
            } else {
                int open = cursor.at();
                cursor.skip(1);
                attempt(() -> until('}', open), List.of());
            }
        }
    }

    private void skipBraces() {
        int open = 0;
        do {
            char c = cursor.take();
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        } while (open > 0 && !cursor.atEnd());
    }
}
