package org.nvsim.control.powershell.runtime;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
public final class Nearest {
    private static final int MAX_DISTANCE = 2;

    private Nearest() {}

    /**
     * {@code "; did you mean X?"} with the first known word at most two edits away, or nothing.
     *
     * @param prefix put before the word, such as {@code -} for parameters
     */
    public static String hint(String word, Collection<String> known, String prefix) {
        String best = "";
        int bestDistance = MAX_DISTANCE + 1;
        for (String each : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = each;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : "; did you mean " + prefix + best + "?";
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > MAX_DISTANCE) {
            return MAX_DISTANCE + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
