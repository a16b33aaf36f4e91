package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.FirewallPreset;
import org.nvsim.scenario.spec.FirewallRule;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.yaml.FlowText;

/** Firewalls and their rules. */
final class FirewallKeys {
    private record Ports(int min, int max) {
        static final Ports ALL = new Ports(0, 65_535);
    }

    private record Protocol(String word, int number) {}

    private static final int TCP = 6;
    private static final int UDP = 17;

    /** Protocol numbers as assigned by IANA. */
    private static final List<Protocol> PROTOCOLS =
            List.of(
                    new Protocol("any", FirewallMatch.ANY),
                    new Protocol("icmp", 1),
                    new Protocol("tcp", TCP),
                    new Protocol("udp", UDP),
                    new Protocol("gre", 47),
                    new Protocol("esp", 50),
                    new Protocol("ah", 51),
                    new Protocol("ospf", 89));

    private static final Type<Integer> PROTOCOL =
            ScalarType.of(
                    "a protocol",
                    new Shape.AnyOf(
                            List.of(
                                    new Shape.Text(
                                            "a protocol",
                                            "any|icmp|tcp|udp|gre|esp|ah|ospf",
                                            "gre"),
                                    new Shape.Whole(0, 255))),
                    FirewallKeys::protocol);

    private static final Type<Ports> PORTS =
            ScalarType.of(
                    "a port or range of ports",
                    new Shape.AnyOf(
                            List.of(
                                    new Shape.Whole(0, 65_535),
                                    new Shape.Text(
                                            "a range of ports",
                                            "[0-9]{1,5}(-[0-9]{1,5})?",
                                            "8000-8080"))),
                    FirewallKeys::ports);

    private static final Key<Integer> MATCH_PROTOCOL =
            Key.silent(
                    "protocol",
                    PROTOCOL,
                    FirewallMatch.ANY,
                    "any protocol",
                    "gre",
                    "The IP protocol: any, icmp, tcp, udp, gre, esp, ah, ospf, or its number.");
    private static final Key<Prefix> MATCH_FROM =
            Key.silent(
                    "from",
                    Scalars.PREFIX,
                    Prefix.ALL,
                    "anywhere",
                    "192.168.4.0/24",
                    "Where the packet comes from, by its outer source address.");
    private static final Key<Prefix> MATCH_TO =
            Key.silent(
                    "to",
                    Scalars.PREFIX,
                    Prefix.ALL,
                    "anywhere",
                    "192.168.5.0/24",
                    "Where the packet goes, by its outer destination address.");
    private static final Key<Optional<Ports>> MATCH_PORTS =
            Key.derived(
                    "ports",
                    PORTS,
                    "all ports",
                    "8000-8080",
                    "Destination ports, one or a range; needs protocol tcp or udp.");

    private static final Section<FirewallMatch> LONG_MATCH =
            Section.checked(
                    "a rule's match",
                    "Which packets the rule is about; all parts must hold.",
                    List.of(MATCH_PROTOCOL, MATCH_FROM, MATCH_TO, MATCH_PORTS),
                    FirewallKeys::match);

    /** A protocol alone, or a map with more. */
    static final Type<FirewallMatch> MATCH =
            Types.scalarOr(Types.map(PROTOCOL, FirewallKeys::protocolOnly), LONG_MATCH);

    static final Key<FirewallMatch> ALLOW =
            Key.required("allow", MATCH, "gre", "Lets packets that match pass.");
    static final Key<FirewallMatch> DENY =
            Key.required("deny", MATCH, "gre", "Drops packets that match, silently.");
    static final Key<FirewallMatch> REJECT =
            Key.required(
                    "reject",
                    MATCH,
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

    private static Optional<FirewallMatch> match(Fields f) {
        int protocol = f.get(MATCH_PROTOCOL);
        if (f.get(MATCH_PORTS).isPresent() && protocol != TCP && protocol != UDP) {
            f.binding()
                    .error(f.markOf(MATCH_PORTS), "ports need 'protocol: tcp' or 'protocol: udp'");
            return Optional.empty();
        }
        Ports ports = f.get(MATCH_PORTS).orElse(Ports.ALL);
        return Optional.of(
                new FirewallMatch(
                        protocol,
                        f.get(MATCH_FROM),
                        f.get(MATCH_TO),
                        ports.min(),
                        ports.max(),
                        FlowText.of(f.map())));
    }

    private static FirewallMatch protocolOnly(int protocol) {
        String text =
                PROTOCOLS.stream()
                        .filter(p -> p.number() == protocol)
                        .map(Protocol::word)
                        .findFirst()
                        .orElse("protocol " + protocol);
        return new FirewallMatch(
                protocol, Prefix.ALL, Prefix.ALL, Ports.ALL.min(), Ports.ALL.max(), text);
    }

    private static int protocol(String text) {
        for (Protocol known : PROTOCOLS) {
            if (known.word().equals(text)) {
                return known.number();
            }
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 255) {
            return Integer.parseInt(text);
        }
        List<String> words = PROTOCOLS.stream().map(Protocol::word).toList();
        String hint = Nearest.hint(text, new ArrayList<>(words));
        throw new IllegalArgumentException(
                "no protocol '"
                        + text
                        + "'"
                        + (hint.isEmpty() ? "; " : hint + " ")
                        + "known: "
                        + String.join(", ", words)
                        + ", or a number from 0 to 255");
    }

    private static Ports ports(String text) {
        if (text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
            int dash = text.indexOf('-');
            int min = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
            int max = Integer.parseInt(text.substring(dash + 1));
            if (min <= max && max <= 65_535) {
                return new Ports(min, max);
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no port from 0 to 65535 and no range such as 8000-8080");
    }
}
