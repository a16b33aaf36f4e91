package org.nvsim.control.powershell.syntax;

import org.nvsim.limits.InputLimits;

/** A place in the text that moves forward, and what may be skipped there. */
final class Cursor {
    private static final int DEPTH_LIMIT = InputLimits.SCRIPT_NESTING;

    private final String text;
    private int at;
    private int depth;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    void moveToEnd() {
        at = text.length();
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here, or NUL at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    char take() {
        return text.charAt(at++);
    }

    void skip(int characters) {
        at += characters;
    }

    boolean looksAt(String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    /** Moves behind {@code word} if it stands here. */
    boolean accept(String word) {
        if (!looksAt(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** The letters, digits and underscores from here on, without moving. */
    String wordAhead() {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    String substring(int from) {
        return text.substring(from, at);
    }

    static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    boolean atLineEnd() {
        return atEnd() || peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
    }

    /** Skips blanks, comments and continued line ends; stops at a line end. */
    void skipBlanks() {
        while (!atEnd()) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\u00a0' || c == '\ufeff') {
                at++;
            } else if (c == '`' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
                at += peek(1) == '\r' ? 3 : 2;
            } else if (c == '#') {
                skipToLineEnd();
            } else if (c == '<' && peek(1) == '#') {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    /** Skips blanks and line ends. */
    void skipLines() {
        skipBlanks();
        while (!atEnd() && (peek() == '\n' || peek() == '\r')) {
            at++;
            skipBlanks();
        }
    }

    /** Skips blanks, line ends and semicolons. */
    void skipSeparators() {
        skipLines();
        while (peek() == ';') {
            at++;
            skipLines();
        }
    }

    void skipToLineEnd() {
        while (!atLineEnd()) {
            at++;
        }
    }

    private void skipBlockComment() {
        int end = text.indexOf("#>", at + 2);
        if (end < 0) {
            int start = at;
            at = text.length();
            throw SyntaxError.endless(start, "this comment never ends: #> is missing");
        }
        at = end + 2;
    }

    /** Guards the parser's own stack; pair with {@link #leave()}. */
    void enter() {
        if (++depth > DEPTH_LIMIT) {
            throw new SyntaxError(at, "nested deeper than " + DEPTH_LIMIT + " levels");
        }
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    void restoreDepth(int earlier) {
        depth = earlier;
    }

    SyntaxError error(String message) {
        return new SyntaxError(at, message);
    }

    /** Names what stands here, for messages. */
    String seen() {
        if (atEnd()) {
            return "the end of the script";
        }
        if (atLineEnd()) {
            return "the end of the line";
        }
        String word = wordAhead();
        return "'" + (word.isEmpty() ? String.valueOf(peek()) : word) + "'";
    }

    void expect(char c, String why) {
        if (peek() != c) {
            throw error("expected '" + c + "' " + why + ", found " + seen());
        }
        at++;
    }
}
