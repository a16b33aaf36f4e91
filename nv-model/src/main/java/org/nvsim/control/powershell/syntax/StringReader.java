package org.nvsim.control.powershell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads quoted strings and here-strings, with the variables inside double quotes. */
final class StringReader {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    StringReader(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    boolean atString() {
        char c = cursor.peek();
        return c == '"'
                || c == '\''
                || (c == '@' && (cursor.peek(1) == '"' || cursor.peek(1) == '\''));
    }

    Expression read() {
        if (cursor.peek() == '@') {
            return hereString();
        }
        return cursor.peek() == '"' ? expandable() : literal();
    }

    private Expression literal() {
        int start = cursor.at();
        cursor.skip(1);
        StringBuilder text = new StringBuilder();
        while (true) {
            requireMore(start, "'");
            char c = cursor.take();
            if (c != '\'') {
                text.append(c);
            } else if (cursor.peek() == '\'') {
                text.append(cursor.take());
            } else {
                return new Expression.Literal(start, text.toString());
            }
        }
    }

    private Expression expandable() {
        int start = cursor.at();
        cursor.skip(1);
        Pieces pieces = new Pieces(start);
        while (true) {
            requireMore(start, "\"");
            char c = cursor.peek();
            if (c == '"') {
                cursor.skip(1);
                if (cursor.peek() != '"') {
                    return pieces.done();
                }
                pieces.append(cursor.take());
            } else {
                piece(pieces);
            }
        }
    }

    private Expression hereString() {
        int start = cursor.at();
        boolean expand = cursor.peek(1) == '"';
        String end = expand ? "\"@" : "'@";
        cursor.skip(2);
        cursor.skipBlanks();
        if (!cursor.atLineEnd() || cursor.atEnd()) {
            throw cursor.error("a here-string starts on the line after @" + end.charAt(0));
        }
        cursor.accept("\r");
        cursor.skip(1);
        Pieces pieces = new Pieces(start);
        boolean lineStart = true;
        while (!(lineStart && cursor.looksAt(end))) {
            requireMore(start, end + " at the start of a line");
            lineStart = cursor.peek() == '\n';
            if (expand && !lineStart) {
                piece(pieces);
            } else {
                pieces.append(cursor.take());
            }
        }
        cursor.skip(2);
        pieces.dropLastLineEnd();
        return pieces.done();
    }

    /** One character, escape, variable or sub-expression of an expandable string. */
    private void piece(Pieces pieces) {
        char c = cursor.peek();
        if (c == '`') {
            cursor.skip(1);
            pieces.append(escaped(cursor.atEnd() ? '`' : cursor.take()));
        } else if (c == '$' && startsValue(cursor.peek(1))) {
            pieces.add(expressions.variableOrSubExpression());
        } else {
            pieces.append(cursor.take());
        }
    }

    private static boolean startsValue(char c) {
        return Cursor.isWord(c) || c == '(' || c == '{';
    }

    private static char escaped(char c) {
        switch (c) {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case '0':
                return '\0';
            default:
                return c;
        }
    }

    private void requireMore(int start, String end) {
        if (cursor.atEnd()) {
            throw SyntaxError.endless(start, "this string never ends: " + end + " is missing");
        }
    }

    /** Text and values collected from left to right. */
    private static final class Pieces {
        private final int at;
        private final List<Expression> list = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Pieces(int at) {
            this.at = at;
        }

        void append(char c) {
            text.append(c);
        }

        void add(Expression value) {
            flush();
            list.add(value);
        }

        void dropLastLineEnd() {
            int length = text.length();
            if (length > 0 && text.charAt(length - 1) == '\n') {
                text.setLength(
                        length > 1 && text.charAt(length - 2) == '\r' ? length - 2 : length - 1);
            }
        }

        private void flush() {
            if (text.length() > 0) {
                list.add(new Expression.Literal(at, text.toString()));
                text.setLength(0);
            }
        }

        Expression done() {
            if (list.isEmpty()) {
                return new Expression.Literal(at, text.toString());
            }
            flush();
            return new Expression.Interpolated(at, List.copyOf(list));
        }
    }
}
