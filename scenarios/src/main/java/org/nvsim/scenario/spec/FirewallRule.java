package org.nvsim.scenario.spec;

import org.nvsim.fabric.firewall.RuleAction;
import org.nvsim.scenario.problem.SourceMark;

/** One rule of a firewall and where it was written. */
public record FirewallRule(SourceMark mark, FirewallVerb verb, FirewallMatch match) {
    /** The rule as a firewall knows it. */
    public org.nvsim.fabric.firewall.FirewallRule forFirewall() {
        RuleAction action =
                switch (verb) {
                    case ALLOW -> RuleAction.ALLOW;
                    case DENY -> RuleAction.DENY;
                    case REJECT -> RuleAction.REJECT;
                };
        return org.nvsim.fabric.firewall.FirewallRule.of(
                action, match.forFirewall(), mark.toString());
    }
}
