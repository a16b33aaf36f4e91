package org.nvsim.audit;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Chance, and the text that is written by it. */
final class Dice {
    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True once in {@code times}. */
    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    String any(String... words) {
        return words[random.nextInt(words.length)];
    }

    <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String text() {
        return text.toString();
    }
}
