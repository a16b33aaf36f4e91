package org.nvsim.scenario.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.fabric.firewall.IpProtocol;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.protocol.IpProtocols;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.yaml.FlowText;

/** Which packets a rule of a firewall is about. */
public final class FirewallMatches {
    private record Ports(int min, int max) {
        static final Ports ALL = new Ports(0, 65_535);
    }

    /** Every protocol, as rules write it. */
    private static final String ANY_WORD = "any";

    private static final Type<Integer> PROTOCOL =
            ScalarType.of(
                    "a protocol",
                    new Shape.AnyOf(
                            List.of(
                                    new Shape.Text(
                                            "a protocol",
                                            ANY_WORD + "|" + String.join("|", IpProtocols.words()),
                                            "gre"),
                                    new Shape.Whole(0, 255))),
                    FirewallMatches::protocol);

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
                    FirewallMatches::ports);

    private static final Key<Integer> MATCH_PROTOCOL =
            Key.silent(
                    "protocol",
                    PROTOCOL,
                    FirewallMatch.ANY,
                    "any protocol",
                    "gre",
                    "The IP protocol: any, "
                            + String.join(", ", IpProtocols.words())
                            + ", or its number.");
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
                    FirewallMatches::match);

    /** A protocol alone, or a map with more. */
    public static final Type<FirewallMatch> TYPE =
            Types.scalarOr(Types.map(PROTOCOL, FirewallMatches::protocolOnly), LONG_MATCH);

    private FirewallMatches() {}

    private static Optional<FirewallMatch> match(Fields f) {
        int protocol = f.get(MATCH_PROTOCOL);
        if (f.get(MATCH_PORTS).isPresent() && !IpProtocol.hasPorts(protocol)) {
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
        String text = IpProtocol.format(protocol);
        return new FirewallMatch(
                protocol, Prefix.ALL, Prefix.ALL, Ports.ALL.min(), Ports.ALL.max(), text);
    }

    private static int protocol(String text) {
        if (text.equals(ANY_WORD)) {
            return FirewallMatch.ANY;
        }
        Optional<Integer> known = IpProtocols.number(text);
        if (known.isPresent()) {
            return known.get();
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 255) {
            return Integer.parseInt(text);
        }
        List<String> words = new ArrayList<>(List.of(ANY_WORD));
        words.addAll(IpProtocols.words());
        String hint = Nearest.hint(text, words);
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
