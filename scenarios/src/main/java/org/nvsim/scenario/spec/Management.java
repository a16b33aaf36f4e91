package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** Who writes policy into hosts. */
public enum Management implements Word {
    CENTRAL("central", "one manager knows the policy of all hosts and sends changes to agents"),
    LOCAL("local", "each host has exactly what scripts gave it, and nobody keeps it up to date");

    private final String word;
    private final String doc;

    Management(String word, String doc) {
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
