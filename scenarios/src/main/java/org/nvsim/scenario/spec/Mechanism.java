package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** How tenants' packets cross the provider's network. */
public enum Mechanism implements Word {
    NVGRE("nvgre", "encapsulated in GRE, the virtual subnet in the key (RFC 7637)"),
    IP_REWRITE("ip-rewrite", "customer addresses are exchanged for provider addresses, one per VM"),
    VLAN("vlan", "one 802.1Q tag per virtual subnet, configured on every switch port"),
    NONE(
            "none",
            "not virtualized: VMs sit in the physical network as they are; in a generated network each"
                    + " has an address of its host's rack instead of its own");

    private final String word;
    private final String doc;

    Mechanism(String word, String doc) {
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
