package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** Which host a generated VM is put on. */
public enum Placement implements Word {
    SPREAD("spread", "one after the other over all hosts"),
    PACK("pack", "a host is filled before the next is used"),
    RANDOM("random", "drawn from the seed, each host equally likely");

    private final String word;
    private final String doc;

    Placement(String word, String doc) {
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
