package org.nvsim.topology.importer;

/** The words and signs of a DOT file, one after the other ("The DOT Language", graphviz.org). */
final class DotTokens {
    /** What a token is. */
    enum Kind {
        /** A name, a number or a text; never a keyword. */
        ID,
        /** {@code graph}, {@code node} and the like, in small letters. */
        KEYWORD,
        /** {@code --} or {@code ->}. */
        EDGE,
        /** Any other sign, one character. */
        SIGN,
        END
    }

    private final String text;
    private int at;
    private int line = 1;
    private Kind kind;
    private String value;
    private int startLine;

    DotTokens(String text) throws UnreadableException {
        this.text = text;
        next();
    }

    Kind kind() {
        return kind;
    }

    String value() {
        return value;
    }

    /** The line on which the token begins. */
    int line() {
        return startLine;
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && value.charAt(0) == sign;
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && value.equals(word);
    }

    UnreadableException expected(String what) {
        String found = kind == Kind.END ? "the end of the file" : "'" + value + "'";
        return new UnreadableException(startLine, what + " should be where " + found + " is");
    }

    /** Goes on to the next token. */
    void next() throws UnreadableException {
        skipSpace();
        startLine = line;
        if (at == text.length()) {
            set(Kind.END, "");
            return;
        }
        char c = text.charAt(at);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (c == '"') {
            readQuoted();
        } else if (c == '<') {
            readHtml();
        } else if (c == '-' && (after == '-' || after == '>')) {
            at += 2;
            set(Kind.EDGE, "-" + after);
        } else if (isOfName(c) || c == '-' || c == '.') {
            readWord();
        } else {
            at++;
            set(Kind.SIGN, String.valueOf(c));
        }
    }

    private void set(Kind newKind, String newValue) {
        kind = newKind;
        value = newValue;
    }

    private static boolean isOfName(char c) {
        return c == '_' || c > 0x7F || Character.isLetterOrDigit(c);
    }

    private void readWord() throws UnreadableException {
        int from = at++;
        boolean number = !Character.isLetter(text.charAt(from)) && text.charAt(from) != '_';
        while (at < text.length()
                && (isOfName(text.charAt(at)) || number && text.charAt(at) == '.')) {
            at++;
        }
        String word = text.substring(from, at);
        switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "strict", "graph", "digraph", "node", "edge", "subgraph" ->
                    set(Kind.KEYWORD, word.toLowerCase(java.util.Locale.ROOT));
            case "-", "." ->
                    throw new UnreadableException(line, "a name should be where '" + word + "' is");
            default -> set(Kind.ID, word);
        }
    }

    private void readQuoted() throws UnreadableException {
        StringBuilder whole = new StringBuilder();
        readPiece(whole);
        // Texts joined by + are one.
        while (joins()) {
            readPiece(whole);
        }
        set(Kind.ID, whole.toString());
    }

    private boolean joins() {
        int before = at;
        int lineBefore = line;
        skipSpace();
        if (at < text.length() && text.charAt(at) == '+') {
            at++;
            skipSpace();
            if (at < text.length() && text.charAt(at) == '"') {
                return true;
            }
        }
        at = before;
        line = lineBefore;
        return false;
    }

    private void readPiece(StringBuilder whole) throws UnreadableException {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return;
            }
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                whole.append('"');
                i++;
            } else if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                line++; // the text goes on in the next line
                i++;
            } else {
                if (c == '\\' && i + 1 < text.length()) {
                    whole.append(c);
                    c = text.charAt(++i);
                }
                line += c == '\n' ? 1 : 0;
                whole.append(c);
            }
        }
        throw new UnreadableException(startLine, "a text that begins here never ends");
    }

    /** Reads a label in HTML: what is between the tags. */
    private void readHtml() throws UnreadableException {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == '<') {
                depth++;
                plain.append(depth == 2 ? " " : "");
            } else if (c == '>') {
                if (--depth == 0) {
                    at = i + 1;
                    set(Kind.ID, CharacterReferences.decode(plain.toString()));
                    return;
                }
            } else if (depth == 1) {
                plain.append(c);
            }
        }
        throw new UnreadableException(startLine, "a text that begins here never ends");
    }

    /** Skips white space, comments, and lines that begin with #. */
    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)
                    || c == '#' && (at == 0 || text.charAt(at - 1) == '\n')) {
                skipTo(text.indexOf('\n', at));
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                skipTo(end < 0 ? -1 : end + 2);
            } else {
                return;
            }
        }
    }

    private void skipTo(int end) {
        int to = end < 0 ? text.length() : end;
        for (; at < to; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }
}
