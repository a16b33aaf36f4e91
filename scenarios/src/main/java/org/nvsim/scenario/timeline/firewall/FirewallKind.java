package org.nvsim.scenario.timeline.firewall;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.FirewallRule;
import org.nvsim.fabric.firewall.RuleMatch;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.FirewallMatches;
import org.nvsim.scenario.value.Kinds;

/** Rules of firewalls that come and go. */
public final class FirewallKind implements TimelineKind<FirewallAction> {
    private static final Key<String> FIREWALL =
            Key.required(
                    "firewall",
                    Types.reference(Kinds.FIREWALL),
                    "fw",
                    "The firewall whose rules change.");
    private static final Key<Optional<FirewallMatch>> ALLOW =
            verb("allow", "gre", "Lets packets that match pass. Put before all others.");
    private static final Key<Optional<FirewallMatch>> DENY =
            verb("deny", "gre", "Drops packets that match, silently. Put before all others.");
    private static final Key<Optional<FirewallMatch>> REJECT =
            verb(
                    "reject",
                    "icmp",
                    "Drops packets that match and tells the sender by ICMP (administratively"
                            + " prohibited). Put before all others.");
    private static final Key<Optional<FirewallMatch>> REMOVE =
            verb("remove", "gre", "Takes away every rule with exactly this match.");

    private static final Section<FirewallAction> SECTION =
            Section.checked(
                    "a firewall action",
                    "Puts a rule before all others, or takes rules away.",
                    List.of(AT, FIREWALL, ALLOW, DENY, REJECT, REMOVE),
                    FirewallKind::bind);

    /** For the service loader. */
    public FirewallKind() {
        // no state
    }

    @Override
    public String word() {
        return "firewall";
    }

    @Override
    public Class<FirewallAction> type() {
        return FirewallAction.class;
    }

    @Override
    public Section<FirewallAction> section() {
        return SECTION;
    }

    @Override
    public void check(FirewallAction action, TimelineCheck check) {
        // a firewall of that name there is, as its key says
    }

    @Override
    public boolean needsManager(FirewallAction action, Predicate<String> isHost) {
        return false;
    }

    @Override
    public void arm(FirewallAction action, Stage stage) {
        Firewall firewall = stage.device(action.firewall(), Firewall.class);
        if (action.verb().isPresent()) {
            FirewallRule rule =
                    new org.nvsim.scenario.spec.FirewallRule(
                                    action.mark(), action.verb().get(), action.match())
                            .forFirewall();
            firewall.at(action.atPs(), rules -> rules.insert(1, rule));
        } else {
            RuleMatch match = action.match().forFirewall();
            firewall.at(action.atPs(), rules -> rules.removeAbout(match));
        }
    }

    private static Key<Optional<FirewallMatch>> verb(String name, String example, String doc) {
        return Key.optional(name, FirewallMatches.TYPE, example, doc);
    }

    private static Optional<FirewallAction> bind(Fields f) {
        List<Key<Optional<FirewallMatch>>> written =
                List.of(ALLOW, DENY, REJECT, REMOVE).stream().filter(f::has).toList();
        if (written.size() != 1) {
            f.binding()
                    .error(
                            f.mark(),
                            "a firewall action has exactly one of allow, deny, reject, remove");
            return Optional.empty();
        }
        Key<Optional<FirewallMatch>> key = written.get(0);
        return f.get(key)
                .map(
                        match ->
                                new FirewallAction(
                                        f.get(AT),
                                        f.markOf(key),
                                        f.get(FIREWALL),
                                        verb(key),
                                        match));
    }

    private static Optional<FirewallVerb> verb(Key<?> key) {
        return List.of(FirewallVerb.values()).stream()
                .filter(verb -> verb.word().equals(key.name()))
                .findFirst();
    }
}
