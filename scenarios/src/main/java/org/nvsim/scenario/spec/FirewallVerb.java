package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** What a rule does with a packet it matches. */
public enum FirewallVerb implements Word {
    ALLOW("allow", "lets the packet pass"),
    DENY("deny", "drops the packet silently"),
    REJECT("reject", "drops the packet and tells its sender by ICMP");

    private final String word;
    private final String doc;

    FirewallVerb(String word, String doc) {
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
