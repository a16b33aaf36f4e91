package org.nvsim.visualizer.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.nvsim.visualizer.viewmodel.RunScene;

/** Reads a filter: tests joined by {@code &&}, {@code ||}, {@code !} and parentheses. */
public final class Filter {
    /**
     * Words and signs of a filter; what nests is then never too deep to read or to test. Chosen.
     */
    private static final int MOST_TOKENS = 1_000;

    private static final PacketTest ALL = packet -> true;

    private final RunScene world;
    private final Fields fields = new Fields();
    private final List<Token> tokens;
    private int at;

    private Filter(String text, RunScene world) throws FilterException {
        this.world = world;
        this.tokens = Token.read(text);
        if (tokens.size() > MOST_TOKENS) {
            throw wrong(
                    "a filter has at most " + MOST_TOKENS + " words and signs",
                    tokens.get(MOST_TOKENS - 1));
        }
    }

    /**
     * The test a filter stands for; an empty one lets every frame pass.
     *
     * @throws FilterException if the text is wrong, saying where
     */
    public static PacketTest read(String text, RunScene world) throws FilterException {
        Filter filter = new Filter(text, world);
        if (filter.peek().kind() == Token.Kind.END) {
            return ALL;
        }
        PacketTest test = filter.either();
        Token rest = filter.peek();
        if (rest.kind() != Token.Kind.END) {
            throw wrong("join tests with && or ||", rest);
        }
        return test;
    }

    /** The parts of a filter that are joined by {@code &&} on its outermost level, as written. */
    public static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        try {
            int depth = 0;
            int start = 0;
            for (Token token : Token.read(text)) {
                depth += token.kind() == Token.Kind.OPEN ? 1 : 0;
                depth -= token.kind() == Token.Kind.CLOSE ? 1 : 0;
                if (token.kind() == Token.Kind.OR && depth == 0) {
                    return List.of(text.strip());
                }
                boolean ends = token.kind() == Token.Kind.AND || token.kind() == Token.Kind.END;
                if (ends && depth == 0) {
                    parts.add(text.substring(start, token.position()).strip());
                    start = token.position() + token.text().length();
                }
            }
        } catch (FilterException e) {
            return List.of(text.strip());
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private PacketTest either() throws FilterException {
        PacketTest left = both();
        while (peek().kind() == Token.Kind.OR) {
            at++;
            PacketTest first = left;
            PacketTest second = both();
            left = packet -> first.holds(packet) || second.holds(packet);
        }
        return left;
    }

    private PacketTest both() throws FilterException {
        PacketTest left = single();
        while (peek().kind() == Token.Kind.AND) {
            at++;
            PacketTest first = left;
            PacketTest second = single();
            left = packet -> first.holds(packet) && second.holds(packet);
        }
        return left;
    }

    private PacketTest single() throws FilterException {
        Token token = next();
        switch (token.kind()) {
            case NOT:
                PacketTest inner = single();
                return packet -> !inner.holds(packet);
            case OPEN:
                PacketTest test = either();
                Token close = next();
                if (close.kind() != Token.Kind.CLOSE) {
                    throw wrong("a parenthesis is not closed", close);
                }
                return test;
            case WORD:
                return question(token);
            case END:
                throw wrong("the filter ends too early: a test is missing", token);
            default:
                throw wrong("a test should stand here, such as tenant == blue or dropped", token);
        }
    }

    private PacketTest question(Token name) throws FilterException {
        Field field = fields.field(name.text());
        BiPredicate<RunScene, Integer> property = fields.property(name.text());
        if (field == null && property == null) {
            throw wrong("there is no '" + name.text() + "': " + fields.all(), name);
        }
        if (field == null) {
            return packet -> property.test(world, packet);
        }
        Token comparison = next();
        if (comparison.kind() != Token.Kind.COMPARISON) {
            throw wrong(
                    "compare '" + name.text() + "' with something, as in " + name.text() + " == …",
                    name);
        }
        Token value = next();
        if (value.kind() != Token.Kind.WORD) {
            throw wrong("a value is missing after " + comparison.text(), comparison);
        }
        return field.compare(world, comparison.text(), value);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private static FilterException wrong(String message, Token token) {
        return new FilterException(message, token.position(), token.text().length());
    }
}
