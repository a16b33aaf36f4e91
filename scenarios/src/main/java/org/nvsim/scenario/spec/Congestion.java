package org.nvsim.scenario.spec;

/** How a TCP sender adapts to congestion. */
public enum Congestion implements Word {
    CUBIC("cubic", "CUBIC (RFC 9438)"),
    NEW_RENO("new-reno", "NewReno (RFC 5681, RFC 6582)"),
    DCTCP("dctcp", "Data Center TCP (RFC 8257)");

    private final String word;
    private final String doc;

    Congestion(String word, String doc) {
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
