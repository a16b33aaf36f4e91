package org.nvsim.report;

import org.nvsim.run.isolation.IsolationResult;

/** What a place in a matrix shows. */
enum Cell {
    ALL('█'),
    SOME('▒'),
    NONE('·'),
    SELF('\\'),
    DISAGREES('!');

    private final char sign;

    Cell(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }

    static Cell of(IsolationResult result, MatrixGroup from, MatrixGroup to) {
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
