package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** What is done to a row of policy. */
public enum Edit implements Word {
    SET("set", "the row is there, with these values"),
    REMOVE("remove", "the row is not there");

    private final String word;
    private final String doc;

    Edit(String word, String doc) {
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
