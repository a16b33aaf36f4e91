package org.nvsim.scenario.spec;

/** When the next packet of a flow is due. */
public enum Arrivals implements Word {
    CONSTANT("constant", "at equal distances"),
    POISSON("poisson", "at exponentially distributed distances with the same mean");

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
