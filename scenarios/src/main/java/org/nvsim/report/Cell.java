package org.nvsim.report;

import org.nvsim.run.isolation.IsolationResult;

/** What a place in a matrix shows. */
public enum Cell {
    /** All pairs reach each other. */
    ALL('█', "reachable"),
    /** Some pairs do. */
    SOME('▒', "partly"),
    /** None does. */
    NONE('·', "isolated"),
    /** Nobody asks itself. */
    SELF('\\', "self"),
    /** Packets and policy differ. */
    DISAGREES('!', "disagrees");

    private final char sign;
    private final String word;

    Cell(char sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    /** As a word. */
    public String word() {
        return word;
    }

    /** As one character. */
    public char sign() {
        return sign;
    }

    /** What the pairs of two groups show together. */
    public static Cell of(IsolationResult result, MatrixGroup from, MatrixGroup to) {
        int pairs = 0;
        int reached = 0;
        for (int a : from.members()) {
            for (int b : to.members()) {
                if (a == b) {
                    continue;
                }
                pairs++;
                reached += result.reached()[a][b] ? 1 : 0;
                if (result.reached()[a][b] != result.expected()[a][b]) {
                    return DISAGREES;
                }
            }
        }
        if (pairs == 0) {
            return SELF;
        }
        return reached == pairs ? ALL : reached == 0 ? NONE : SOME;
    }

    static String legend(boolean grouped) {
        return "█ reachable  "
                + (grouped ? "▒ partly  " : "")
                + "· isolated  ! other than policy says\n\n";
    }
}
