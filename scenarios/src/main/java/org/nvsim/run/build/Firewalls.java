package org.nvsim.run.build;

import java.util.List;
import org.nvsim.engine.Node;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.FirewallPreset;
import org.nvsim.fabric.firewall.FirewallSettings;
import org.nvsim.fabric.firewall.RuleSet;
import org.nvsim.fabric.firewall.SessionTimeouts;
import org.nvsim.observe.TracePoint;
import org.nvsim.scenario.spec.FirewallRule;
import org.nvsim.scenario.spec.FirewallSpec;

/** Firewalls as scenarios describe them. */
public final class Firewalls {
    private Firewalls() {}

    static Firewall build(FirewallSpec spec, Node node, TracePoint place) {
        FirewallSettings settings = FirewallSettings.STATELESS;
        if (preset(spec).isStateful()) {
            settings = settings.withSessions(SessionTimeouts.DEFAULT);
        }
        return new Firewall(node, place, rules(spec), settings);
    }

    /** The rules a firewall starts with: the file's own, then its preset's. */
    static RuleSet rules(FirewallSpec spec) {
        RuleSet rules = preset(spec).rules(spec.mark().toString());
        List<FirewallRule> own = spec.rules();
        for (int i = 0; i < own.size(); i++) {
            rules.insert(i + 1, own.get(i).forFirewall());
        }
        return rules;
    }

    private static FirewallPreset preset(FirewallSpec spec) {
        return FirewallPreset.valueOf(spec.preset().name());
    }
}
