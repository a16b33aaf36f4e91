package org.nvsim.scenario;

import java.util.List;
import java.util.function.Function;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.FirewallPreset;
import org.nvsim.scenario.spec.FirewallRule;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.value.FirewallMatches;

/** Firewalls and their rules. */
final class FirewallKeys {
    static final Key<FirewallMatch> ALLOW =
            Key.required("allow", FirewallMatches.TYPE, "gre", "Lets packets that match pass.");
    static final Key<FirewallMatch> DENY =
            Key.required(
                    "deny", FirewallMatches.TYPE, "gre", "Drops packets that match, silently.");
    static final Key<FirewallMatch> REJECT =
            Key.required(
                    "reject",
                    FirewallMatches.TYPE,
                    "icmp",
                    "Drops packets that match and tells the sender by ICMP (administratively"
                            + " prohibited).");

    private static final Choice<FirewallRule> RULE =
            Choice.of(
                    "a firewall rule",
                    List.of(
                            rule(ALLOW, FirewallVerb.ALLOW),
                            rule(DENY, FirewallVerb.DENY),
                            rule(REJECT, FirewallVerb.REJECT)));

    private static final Key<FirewallPreset> PRESET =
            Key.defaulted(
                    "preset",
                    WordType.of("firewall preset", FirewallPreset.class),
                    FirewallPreset.ALLOW_ALL,
                    "allow-all",
                    "default-deny-gre",
                    "The rules it comes with; they follow after its own.");
    private static final Key<List<FirewallRule>> RULES =
            Key.defaulted(
                    "rules",
                    Types.list("firewall rules", RULE),
                    List.of(),
                    "[]",
                    "[ allow: icmp, deny: { protocol: udp, ports: 53 } ]",
                    "Its own rules in order; the first that matches decides.");

    static final Section<FirewallSpec> FIREWALL =
            Section.of(
                    "a firewall",
                    "A firewall that bridges its two sides and judges every packet by its outer"
                            + " header.",
                    List.of(PRESET, RULES),
                    f -> new FirewallSpec(f.name(), f.mark(), f.get(PRESET), f.get(RULES)));

    private FirewallKeys() {}

    /** A section with one verb and its match. */
    private static Choice.Option<FirewallRule> rule(Key<FirewallMatch> key, FirewallVerb verb) {
        Function<Fields, FirewallRule> maker =
                f -> new FirewallRule(f.markOf(key), verb, f.get(key));
        return new Choice.Option<>(
                key.name(), Section.of("the rule " + key.name(), key.doc(), List.of(key), maker));
    }
}
