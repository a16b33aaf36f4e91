package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** What happens to a VM's broadcasts and multicasts under NVGRE. */
public enum Broadcast implements Word {
    DROP("drop", "they stay on the sending host"),
    REPLICATE("replicate", "one unicast copy to each host with a member of the virtual subnet"),
    PA_MULTICAST("pa-multicast", "one copy to the provider multicast group of the virtual subnet");

    private final String word;
    private final String doc;

    Broadcast(String word, String doc) {
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
