package org.nvsim.run.isolation;

import java.util.BitSet;

/**
 * What the packets showed: by asker, whom it is to ask, who heard it, and for whom an answer came.
 * Several machines may have one address, so an answer alone does not say who gave it.
 */
final class Evidence {
    /** A pair of machines, by index. */
    @FunctionalInterface
    interface Pairs {
        boolean contains(int from, int to);
    }

    private final Pairs wanted;
    private final BitSet[] heard;
    private final BitSet[] answered;

    /**
     * @param machines how many there are
     * @param wanted who is to ask whom
     */
    Evidence(int machines, Pairs wanted) {
        this.wanted = wanted;
        this.heard = sets(machines);
        this.answered = sets(machines);
    }

    private static BitSet[] sets(int machines) {
        BitSet[] sets = new BitSet[machines];
        for (int i = 0; i < machines; i++) {
            sets[i] = new BitSet(machines);
        }
        return sets;
    }

    boolean isWanted(int from, int to) {
        return wanted.contains(from, to);
    }

    void heard(int from, int by) {
        heard[from].set(by);
    }

    void answered(int asker, int target) {
        answered[asker].set(target);
    }

    /** Whether {@code to} itself heard the request, and an answer came back. */
    boolean reached(int from, int to) {
        return heard[from].get(to) && answered[from].get(to);
    }

    /** Whether the request arrived but no answer came back. */
    boolean onlyHeard(int from, int to) {
        return heard[from].get(to) && !answered[from].get(to);
    }
}
