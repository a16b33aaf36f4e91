package org.nvsim.visualizer.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * A word, value or sign of a filter.
 *
 * @param position its first character, from 0
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        COMPARISON,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        END
    }

    static List<Token> read(String text) throws FilterException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            Token token = next(text, at);
            tokens.add(token);
            at +=
                    token.kind == Kind.WORD && text.charAt(at) == '"'
                            ? token.text.length() + 2
                            : token.text.length();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private static Token next(String text, int at) throws FilterException {
        for (String sign : List.of("&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")")) {
            if (text.startsWith(sign, at)) {
                return new Token(kindOf(sign), sign, at);
            }
        }
        if (text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new FilterException("this quote is not closed", at, text.length() - at);
            }
            return new Token(Kind.WORD, text.substring(at + 1, end), at);
        }
        int end = at;
        while (end < text.length() && isWordCharacter(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw new FilterException("'" + text.charAt(at) + "' means nothing here", at, 1);
        }
        String word = text.substring(at, end);
        return new Token(kindOf(word), word, at);
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || ".:-_/".indexOf(c) >= 0;
    }

    private static Kind kindOf(String text) {
        return switch (text) {
            case "&&", "and" -> Kind.AND;
            case "||", "or" -> Kind.OR;
            case "!", "not" -> Kind.NOT;
            case "(" -> Kind.OPEN;
            case ")" -> Kind.CLOSE;
            case "==", "!=", "<=", ">=", "<", ">" -> Kind.COMPARISON;
            default -> Kind.WORD;
        };
    }
}
