package org.nvsim.fabric.firewall;

import java.util.Locale;

/** What a rule does with a packet that it matches. */
public enum RuleAction {
    /** Lets the packet pass. */
    ALLOW,
    /** Drops the packet; its sender learns nothing. */
    DENY,
    /** Drops the packet and tells its sender: ICMP 3/13 (RFC 1812 s5.2.7.1). */
    REJECT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The action as users write it. */
    public String word() {
        return word;
    }
}
