package org.nvsim.scenario.bind;

import java.util.Collection;
import java.util.Optional;

/** The word an author probably meant. */
public final class Nearest {
    /** More than two slips apart, a suggestion misleads more often than it helps. */
    private static final int MAX_DISTANCE = 2;

    private Nearest() {}

    /**
     * The known word fewest edits away, the first of equals; empty when none is near. A word of
     * four letters or fewer must be one edit away.
     */
    public static Optional<String> of(String word, Collection<String> known) {
        int best = (word.length() <= 4 ? 1 : MAX_DISTANCE) + 1;
        String nearest = null;
        for (String candidate : known) {
            int distance = distance(word, candidate, best);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code ; did you mean 'x'?}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    /**
     * Insertions, deletions, substitutions and swaps of neighbours; {@code limit} when that many.
     */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
