package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** When the next packet of a flow is due. */
public enum Arrivals implements Word {
    CONSTANT("constant", "at equal distances"),
    POISSON("poisson", "at exponentially distributed distances with the same mean"),
    ON_OFF(
            "on-off",
            "in bursts of constant rate with pauses between them, both of lengths that are Pareto"
                    + " distributed (shape 1.5, cut off at 1000 times the mean) so that many such"
                    + " flows together are self-similar; the rate is the mean over bursts and"
                    + " pauses"),
    EMPIRICAL(
            "empirical",
            "at distances distributed as the file of gaps says, all stretched alike so that their"
                    + " mean gives the rate");

    private final String word;
    private final String doc;

    Arrivals(String word, String doc) {
        this.word = word;
        this.doc = doc;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String doc() {
        return doc;
    }
}
