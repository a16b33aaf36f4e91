package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nvsim.feature.Word;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.FirewallRule;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.value.FirewallMatches;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.LinkEnds;
import org.nvsim.scenario.value.Scalars;

/** What happens while traffic runs: a moment and one action. */
final class TimelineKeys {
    /** Whether something works. */
    enum State implements Word {
        UP("up", "it works"),
        DOWN("down", "it does not");

        private final String word;
        private final String doc;

        State(String word, String doc) {
            this.word = word;
            this.doc = doc;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public String doc() {
            return doc;
        }
    }

    static final Key<Long> AT =
            Key.required("at", Scalars.MOMENT, "1s", "When, counted from the start of the run.");

    private static final Key<String> FIREWALL =
            Key.required(
                    "firewall",
                    Types.reference(Kinds.FIREWALL),
                    "fw",
                    "The firewall whose rules change.");
    private static final Key<Optional<FirewallMatch>> ALLOW = verb("allow", FirewallKeys.ALLOW);
    private static final Key<Optional<FirewallMatch>> DENY = verb("deny", FirewallKeys.DENY);
    private static final Key<Optional<FirewallMatch>> REJECT = verb("reject", FirewallKeys.REJECT);
    private static final Key<Optional<FirewallMatch>> REMOVE =
            Key.optional(
                    "remove",
                    FirewallMatches.TYPE,
                    "gre",
                    "Takes away every rule with exactly this match.");

    private static final Section<TimelineAction> FIREWALL_ACTION =
            Section.checked(
                    "a firewall action",
                    "Puts a rule before all others, or takes rules away.",
                    List.of(AT, FIREWALL, ALLOW, DENY, REJECT, REMOVE),
                    TimelineKeys::firewall);

    static final WordType<State> STATES = WordType.of("state", State.class);
    private static final Key<State> STATE =
            Key.required("state", STATES, "down", "What it is from then on.");
    private static final Key<LinkEnds> LINK =
            Key.required("link", LinkEnds.TYPE, "hv1 -- tor", "The link.");

    private static final Section<TimelineAction> LINK_ACTION =
            Section.of(
                    "a link action",
                    "A link goes down or comes back.",
                    List.of(AT, LINK, STATE),
                    f ->
                            new TimelineAction.LinkState(
                                    f.get(AT),
                                    f.markOf(LINK),
                                    f.get(LINK).a(),
                                    f.get(LINK).b(),
                                    f.get(STATE) == State.UP));

    private static final Key<String> NODE =
            Key.required("node", Types.reference(Kinds.NODE), "tor", "Any node of the network.");

    private static final Section<TimelineAction> NODE_ACTION =
            Section.of(
                    "a node action",
                    "A switch, router, firewall, gateway, server or host stops or starts again.",
                    List.of(AT, NODE, STATE),
                    f ->
                            new TimelineAction.NodeState(
                                    f.get(AT),
                                    f.markOf(NODE),
                                    f.get(NODE),
                                    f.get(STATE) == State.UP));

    private static final Key<List<String>> PARTITION =
            Key.required(
                    "partition",
                    Types.list("nodes", Types.reference(Kinds.NODE)),
                    "[ hv1, tor ]",
                    "The nodes on one side.");

    private static final Section<TimelineAction> PARTITION_ACTION =
            Section.of(
                    "a partition action",
                    "The network falls into two: every link between these nodes and the others goes"
                            + " down, or comes back.",
                    List.of(AT, PARTITION, STATE),
                    f ->
                            new TimelineAction.Partition(
                                    f.get(AT),
                                    f.markOf(PARTITION),
                                    f.get(PARTITION),
                                    f.get(STATE) == State.UP));

    static final Choice<TimelineAction> ACTION =
            Choice.of(
                    "a timeline entry",
                    List.of(
                            new Choice.Option<>("firewall", FIREWALL_ACTION),
                            new Choice.Option<>("link", LINK_ACTION),
                            new Choice.Option<>("node", NODE_ACTION),
                            new Choice.Option<>("partition", PARTITION_ACTION),
                            new Choice.Option<>("migrate", ControlKeys.MIGRATION),
                            new Choice.Option<>("script", ControlKeys.SCRIPT_ACTION),
                            new Choice.Option<>("agent", ControlKeys.AGENT_ACTION),
                            new Choice.Option<>("manager", ControlKeys.MANAGER_ACTION),
                            new Choice.Option<>("record", ControlKeys.RECORD_ACTION),
                            new Choice.Option<>("route", ControlKeys.ROUTE_ACTION),
                            new Choice.Option<>("owned", ControlKeys.ADDRESS_ACTION)));

    private TimelineKeys() {}

    private static Key<Optional<FirewallMatch>> verb(String name, Key<FirewallMatch> like) {
        return Key.optional(
                name, FirewallMatches.TYPE, like.example(), like.doc() + " Put before all others.");
    }

    private static Optional<TimelineAction> firewall(Fields f) {
        List<Key<Optional<FirewallMatch>>> written =
                Stream.of(ALLOW, DENY, REJECT, REMOVE).filter(f::has).toList();
        if (written.size() != 1) {
            f.binding()
                    .error(
                            f.mark(),
                            "a firewall action has exactly one of allow, deny, reject, remove");
            return Optional.empty();
        }
        Key<Optional<FirewallMatch>> verb = written.get(0);
        return f.get(verb).map(match -> firewall(f, verb, match));
    }

    private static TimelineAction firewall(
            Fields f, Key<Optional<FirewallMatch>> key, FirewallMatch match) {
        long at = f.get(AT);
        String firewall = f.get(FIREWALL);
        if (key == REMOVE) {
            return new TimelineAction.RemoveRule(at, f.markOf(key), firewall, match);
        }
        FirewallVerb verb =
                key == ALLOW
                        ? FirewallVerb.ALLOW
                        : key == DENY ? FirewallVerb.DENY : FirewallVerb.REJECT;
        return new TimelineAction.AddRule(
                at, f.markOf(key), firewall, new FirewallRule(f.markOf(key), verb, match));
    }
}
