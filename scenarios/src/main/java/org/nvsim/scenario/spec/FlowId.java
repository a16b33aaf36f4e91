package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** What fills the low eight bits of the GRE key. */
public enum FlowId implements Word {
    HASH("hash", "a stable hash of the inner five-tuple, so that equal-cost paths are used"),
    ZERO("zero", "always 0");

    private final String word;
    private final String doc;

    FlowId(String word, String doc) {
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
