package org.nvsim.cli;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Texts in the shape of a language: sentences of its tokens, one kind of bracket deep inside
 * itself, one statement over and over, and a good text with a part exchanged.
 *
 * @param good a text that is accepted
 * @param brackets pairs of what opens and what closes; alternating
 * @param tokens that stand between
 * @param statements that can be repeated at the end of {@code good}, or instead of it; {@code #}
 *     stands for a number
 */
record NestedTexts(
        String good, List<String> brackets, List<String> tokens, List<String> statements) {
    /** What a user may hand in within the budget of time and memory. */
    static final int LARGEST = 100_000;

    private static final int MODEST = 2_000;

    /** Draws a text; now and then one as large as may be. */
    String draw(SplittableRandom random) {
        int most = random.nextInt(60) == 0 ? LARGEST : 1 + random.nextInt(MODEST);
        StringBuilder text = new StringBuilder();
        switch (random.nextInt(8)) {
            case 0, 1 -> sentence(random, Math.min(most, MODEST), text);
            case 2 -> nest(random, most, text);
            case 3 -> {
                text.append(good).append('\n');
                repeat(random, most, text);
            }
            case 4 -> repeat(random, most, text);
            default -> exchange(random, most, text);
        }
        text.setLength(Math.min(text.length(), LARGEST));
        return text.toString();
    }

    private void sentence(SplittableRandom random, int most, StringBuilder text) {
        int end = text.length() + most;
        while (text.length() < end) {
            text.append(word(random));
            if (random.nextInt(3) == 0) {
                text.append(random.nextInt(4) == 0 ? '\n' : ' ');
            }
        }
    }

    /** One bracket, or two by turns, opened again and again; closed or not. */
    private void nest(SplittableRandom random, int most, StringBuilder text) {
        int first = 2 * random.nextInt(brackets.size() / 2);
        int second = random.nextBoolean() ? first : 2 * random.nextInt(brackets.size() / 2);
        int pair = brackets.get(first).length() + brackets.get(first + 1).length();
        pair += brackets.get(second).length() + brackets.get(second + 1).length();
        int depth = Math.max(1, most / pair);
        for (int i = 0; i < depth; i++) {
            text.append(brackets.get(first)).append(brackets.get(second));
        }
        text.append(word(random));
        if (random.nextInt(3) > 0) {
            for (int i = 0; i < depth; i++) {
                text.append(brackets.get(second + 1)).append(brackets.get(first + 1));
            }
        }
    }

    private void repeat(SplittableRandom random, int most, StringBuilder text) {
        String statement = statements.get(random.nextInt(statements.size()));
        boolean counted = random.nextBoolean();
        int end = text.length() + most;
        for (int i = 0; text.length() < end; i++) {
            text.append(statement.replace("#", counted ? Integer.toString(i) : "1"));
        }
    }

    private void exchange(SplittableRandom random, int most, StringBuilder text) {
        text.append(good);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(12));
            StringBuilder part = new StringBuilder();
            switch (random.nextInt(6)) {
                case 0 -> nest(random, most, part);
                case 1 -> sentence(random, 1 + random.nextInt(40), part);
                case 2 -> part.append(text, to, Math.min(text.length(), to + 20));
                case 3 -> part.append((char) random.nextInt(256));
                default -> part.append(word(random));
            }
            text.replace(from, random.nextBoolean() ? to : from, part.toString());
        }
    }

    private String word(SplittableRandom random) {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return Long.toString(random.nextLong() >> random.nextInt(64));
        }
        if (kind < 4) {
            return brackets.get(random.nextInt(brackets.size()));
        }
        return kind == 4
                ? statements.get(random.nextInt(statements.size()))
                : tokens.get(random.nextInt(tokens.size()));
    }
}
