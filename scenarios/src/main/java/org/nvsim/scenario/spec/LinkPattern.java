package org.nvsim.scenario.spec;

import java.util.Objects;

/**
 * Which links are meant: those between a node of one name and one of the other. In a name, {@code
 * *} stands for any letters, also none.
 */
public record LinkPattern(String a, String b) {
    /** What stands for any letters. */
    public static final char ANY = '*';

    public LinkPattern {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
    }

    /** Whether links between these two nodes are meant, in whichever order. */
    public boolean joins(String x, String y) {
        return fits(a, x) && fits(b, y) || fits(a, y) && fits(b, x);
    }

    /** What to say where no such link is. */
    public String noneSuch() {
        return "no link joins '" + a + "' and '" + b + "'";
    }

    /** Goes back to the last star when what follows it does not fit. */
    private static boolean fits(String pattern, String name) {
        int p = 0;
        int star = -1;
        int tried = 0;
        int n = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY) {
                star = p++;
                tried = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++tried;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == pattern.length();
    }
}
