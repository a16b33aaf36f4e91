package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** What happens to a packet that is too big once encapsulated. */
public enum Oversize implements Word {
    ICMP(
            "icmp",
            "with DF set the VM gets ICMP fragmentation-needed, without it the inner packet is fragmented"),
    DROP("drop", "it is dropped, and nobody is told"),
    FRAGMENT_INNER("fragment-inner", "the inner packet is fragmented even with DF set");

    private final String word;
    private final String doc;

    Oversize(String word, String doc) {
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
