package org.nvsim.scenario.timeline.firewall;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/**
 * A rule is put before all others of a firewall, or rules are taken away.
 *
 * @param verb of the new rule; empty: every rule that is about exactly these packets goes
 */
record FirewallAction(
        long atPs,
        SourceMark mark,
        String firewall,
        Optional<FirewallVerb> verb,
        FirewallMatch match)
        implements TimelineAction {
    @Override
    public String text() {
        String what = verb.map(FirewallVerb::word).orElse("remove");
        return firewall + ": " + what + " " + match.text();
    }

    @Override
    public Optional<VmMigration> migration() {
        return Optional.empty();
    }

    @Override
    public Optional<ScriptSpec> script() {
        return Optional.empty();
    }
}
