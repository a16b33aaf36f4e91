package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** The program by which administrators tell the manager what they want. */
public enum Console implements Word {
    ANY("any", "one that can define every mechanism"),
    VMM_2012_SP1(
            "vmm-2012-sp1",
            "that of System Center 2012 SP1 Virtual Machine Manager, which can define IP rewrite"
                    + " only");

    private final String word;
    private final String doc;

    Console(String word, String doc) {
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
