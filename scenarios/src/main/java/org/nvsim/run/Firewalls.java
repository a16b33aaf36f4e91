package org.nvsim.run;

import java.util.List;
import org.nvsim.engine.Node;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.FirewallPreset;
import org.nvsim.fabric.firewall.FirewallRule;
import org.nvsim.fabric.firewall.FirewallSettings;
import org.nvsim.fabric.firewall.IpProtocol;
import org.nvsim.fabric.firewall.PortRange;
import org.nvsim.fabric.firewall.RuleAction;
import org.nvsim.fabric.firewall.RuleMatch;
import org.nvsim.fabric.firewall.RuleSet;
import org.nvsim.fabric.firewall.SessionTimeouts;
import org.nvsim.observe.Place;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.FirewallSpec;

/** Firewalls as scenarios describe them. */
final class Firewalls {
    private Firewalls() {}

    static Firewall build(FirewallSpec spec, Node node, Place place) {
        FirewallSettings settings = FirewallSettings.STATELESS;
        if (preset(spec).isStateful()) {
            settings = settings.withSessions(SessionTimeouts.DEFAULT);
        }
        return new Firewall(node, place, rules(spec), settings);
    }

    /** The rules a firewall starts with: the file's own, then its preset's. */
    static RuleSet rules(FirewallSpec spec) {
        RuleSet rules = preset(spec).rules(spec.mark().toString());
        List<org.nvsim.scenario.spec.FirewallRule> own = spec.rules();
        for (int i = 0; i < own.size(); i++) {
            rules.insert(i + 1, rule(own.get(i)));
        }
        return rules;
    }

    /** A rule of the scenario as the firewall knows it. */
    static FirewallRule rule(org.nvsim.scenario.spec.FirewallRule spec) {
        RuleAction action =
                switch (spec.verb()) {
                    case ALLOW -> RuleAction.ALLOW;
                    case DENY -> RuleAction.DENY;
                    case REJECT -> RuleAction.REJECT;
                };
        return FirewallRule.of(action, match(spec.match()), spec.mark().toString());
    }

    /** What packets a part of the scenario is about. */
    static RuleMatch match(FirewallMatch spec) {
        RuleMatch.Builder match =
                RuleMatch.of(
                        spec.protocol() == FirewallMatch.ANY ? IpProtocol.ANY : spec.protocol());
        match.from(spec.from()).to(spec.to());
        if (spec.portMin() != 0 || spec.portMax() != 65_535) {
            match.toPorts(new PortRange(spec.portMin(), spec.portMax()));
        }
        return match.build();
    }

    private static FirewallPreset preset(FirewallSpec spec) {
        return FirewallPreset.valueOf(spec.preset().name());
    }
}
