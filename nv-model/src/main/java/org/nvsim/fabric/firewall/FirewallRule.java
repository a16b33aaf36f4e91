package org.nvsim.fabric.firewall;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.packet.Ipv4;

/**
 * One rule: which packets, and what becomes of them.
 *
 * @param text the rule as its author wrote it
 * @param definedAt where it was written ({@code file:line:column}), or empty
 */
public record FirewallRule(RuleAction action, RuleMatch match, String text, String definedAt) {
    /** Kind of decider under which observers hear of rules. */
    public static final String DECIDER = "firewall rule";

    public FirewallRule {
        Objects.requireNonNull(action);
        Objects.requireNonNull(match);
        Objects.requireNonNull(text);
        Objects.requireNonNull(definedAt);
    }

    /** The rule with its own words for text, as in {@code deny tcp to any port 25}. */
    public static FirewallRule of(RuleAction action, RuleMatch match, String definedAt) {
        return new FirewallRule(action, match, action.word() + " " + match, definedAt);
    }

    /**
     * What is probably meant otherwise: GRE is IP protocol 47, and a rule on TCP or UDP port 47
     * does nothing for it.
     */
    public Optional<String> warning() {
        boolean port47 =
                match.sourcePorts().equals(PortRange.of(Ipv4.PROTOCOL_GRE))
                        || match.destinationPorts().equals(PortRange.of(Ipv4.PROTOCOL_GRE));
        return port47
                ? Optional.of(
                        "port 47 is not GRE: GRE is IP protocol 47 and has no ports; write gre")
                : Optional.empty();
    }
}
