package org.nvsim.scenario.spec;

/** What is done to a row of policy. */
public enum Edit implements Word {
    ADD("add", "the row is added"),
    SET("set", "the row is given other values"),
    REMOVE("remove", "the row is taken out");

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
