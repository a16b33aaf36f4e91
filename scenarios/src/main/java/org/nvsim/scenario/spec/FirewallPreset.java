package org.nvsim.scenario.spec;

/** The rules a firewall comes with. */
public enum FirewallPreset implements Word {
    ALLOW_ALL("allow-all", "lets everything pass"),
    DEFAULT_DENY_GRE(
            "default-deny-gre",
            "lets TCP, UDP and ICMP pass and nothing else: IP protocol 47 (GRE) is dropped, as"
                    + " enterprise firewalls do by default"),
    DENY_ICMP("deny-icmp", "drops every ICMP message and lets the rest pass"),
    DENY_ALL("deny-all", "drops everything");

    private final String word;
    private final String doc;

    FirewallPreset(String word, String doc) {
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
