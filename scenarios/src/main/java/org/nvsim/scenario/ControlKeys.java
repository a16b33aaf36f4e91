package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.value.ScriptValues;

/** What happens to policy, and to those who write it, while traffic runs. */
final class ControlKeys {
    private static final Key<String> MIGRATE =
            Key.required("migrate", Types.reference(Kinds.VM), "blue2", "The VM that moves.");
    private static final Key<String> TO =
            Key.required("to", Types.reference(Kinds.HOST), "hv1", "The host it moves to.");
    private static final Key<Long> DOWNTIME =
            Key.defaulted(
                    "downtime",
                    Scalars.DELAY,
                    100_000_000_000L,
                    "100ms",
                    "50ms",
                    "How long the VM neither sends nor receives.");
    private static final Key<Optional<Boolean>> UPDATE_POLICY =
            Key.derived(
                    "update-policy",
                    Scalars.TRUTH,
                    "true under central management, false under local",
                    "false",
                    "Whether the manager knows of the move and changes records. A move that failover"
                            + " clustering or an administrator makes behind its back leaves them stale.");
    private static final Key<Long> POLICY_DELAY =
            Key.defaulted(
                    "policy-delay",
                    Scalars.WAIT,
                    0L,
                    "0s",
                    "200ms",
                    "How long after the VM went on the manager decides to change records.");

    private static final Key<Boolean> CONFIGURE_SWITCHES =
            Key.defaulted(
                    "configure-switches",
                    Scalars.TRUTH,
                    false,
                    "false",
                    "true",
                    "Under vlan: whether an administrator gives the VM's VLAN to the switch ports on"
                            + " the way to its new host when the move begins. The other mechanisms need"
                            + " no such thing.");

    static final Section<TimelineAction> MIGRATION =
            Section.of(
                    "a migration",
                    "A VM moves to another host with its addresses; policy follows, or does not.",
                    List.of(
                            TimelineKeys.AT,
                            MIGRATE,
                            TO,
                            DOWNTIME,
                            UPDATE_POLICY,
                            POLICY_DELAY,
                            CONFIGURE_SWITCHES),
                    f ->
                            new TimelineAction.Migrate(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(MIGRATE),
                                    f.get(MIGRATE),
                                    f.get(TO),
                                    f.get(DOWNTIME),
                                    f.get(UPDATE_POLICY),
                                    f.get(POLICY_DELAY),
                                    f.get(CONFIGURE_SWITCHES)));

    private static final Key<String> SCRIPT =
            Key.required(
                    "script",
                    ScriptValues.PATH,
                    "repair.ps1",
                    "A PowerShell policy script; its path lies below the scenario's own folder.");

    static final Section<TimelineAction> SCRIPT_ACTION =
            Section.of(
                    "a script action",
                    "A PowerShell policy script runs; its sleeps take their time.",
                    List.of(TimelineKeys.AT, SCRIPT, ScriptValues.ON),
                    f ->
                            new TimelineAction.RunScript(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(SCRIPT),
                                    new ScriptSpec(
                                            f.markOf(SCRIPT),
                                            f.get(SCRIPT),
                                            f.get(ScriptValues.ON))));

    private static final Key<TimelineKeys.State> STATE =
            Key.required("state", TimelineKeys.STATES, "down", "What it is from then on.");
    private static final Key<String> AGENT =
            Key.required(
                    "agent",
                    Types.reference(Kinds.HOST),
                    "hv1",
                    "The host whose management agent stops or starts.");

    static final Section<TimelineAction> AGENT_ACTION =
            Section.of(
                    "an agent action",
                    "The management agent of a host stops or starts again; traffic goes on.",
                    List.of(TimelineKeys.AT, AGENT, STATE),
                    f ->
                            new TimelineAction.AgentState(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(AGENT),
                                    f.get(AGENT),
                                    f.get(STATE) == TimelineKeys.State.UP));

    private static final Key<TimelineKeys.State> MANAGER =
            Key.required(
                    "manager",
                    TimelineKeys.STATES,
                    "down",
                    "Whether the manager runs from then on.");

    static final Section<TimelineAction> MANAGER_ACTION =
            Section.of(
                    "a manager action",
                    "The manager stops or starts again; policy stands still meanwhile.",
                    List.of(TimelineKeys.AT, MANAGER),
                    f ->
                            new TimelineAction.ManagerState(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(MANAGER),
                                    f.get(MANAGER) == TimelineKeys.State.UP));

    private static final WordType<Edit> EDITS = WordType.of("change", Edit.class);
    private static final Key<Edit> CHANGE =
            Key.required("change", EDITS, "remove", "What is done to it.");
    private static final Key<List<String>> ON =
            Key.defaulted(
                    "on",
                    Types.oneOrMore("hosts", Types.reference(Kinds.HOST)),
                    List.of(),
                    "[]",
                    "[ hv1, hv2 ]",
                    "The hosts whose tables are changed behind the manager's back. With none, the"
                            + " manager changes every host that has policy of the subnet.");
    private static final Key<String> RECORD =
            Key.required(
                    "record",
                    Types.reference(Kinds.VM),
                    "blue2",
                    "The VM whose lookup record changes.");
    private static final Key<Optional<Integer>> PROVIDER =
            Key.derived(
                    "provider-address",
                    Scalars.ADDRESS,
                    "the VM's own at that time",
                    "192.168.4.11",
                    "The provider address that the record names.");

    static final Section<TimelineAction> RECORD_ACTION =
            Section.of(
                    "a record action",
                    "The lookup record of a VM is added, changed or removed.",
                    List.of(TimelineKeys.AT, RECORD, CHANGE, PROVIDER, ON),
                    f ->
                            new TimelineAction.ChangeRecord(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(RECORD),
                                    f.get(RECORD),
                                    f.get(CHANGE),
                                    f.get(PROVIDER),
                                    f.get(ON)));

    private static final Key<Prefix> ROUTE =
            Key.required(
                    "route",
                    Scalars.PREFIX,
                    "10.0.1.0/24",
                    "The customer prefix whose route changes.");
    private static final Key<String> TENANT =
            Key.required("tenant", Types.reference(Kinds.TENANT), "blue", "Whose route.");
    private static final Key<String> SUBNET =
            Key.required(
                    "subnet",
                    Scalars.word("the name of a subnet", Types.NAME, "back"),
                    "back",
                    "The tenant's virtual subnet that holds the destinations or the next hop.");
    private static final Key<Optional<Integer>> NEXT_HOP =
            Key.derived(
                    "next-hop",
                    Scalars.ADDRESS,
                    "none: the prefix is on-link",
                    "10.0.1.254",
                    "The customer address packets are handed to.");
    private static final Key<Long> METRIC =
            Key.defaulted(
                    "metric",
                    ScalarType.whole("a metric", 0, 0xFFFF_FFFFL),
                    0L,
                    "0",
                    "255",
                    "The lowest wins among routes for one prefix.");

    static final Section<TimelineAction> ROUTE_ACTION =
            Section.of(
                    "a route action",
                    "A customer route of a routing domain is added, changed or removed.",
                    List.of(TimelineKeys.AT, ROUTE, TENANT, SUBNET, CHANGE, NEXT_HOP, METRIC, ON),
                    f ->
                            new TimelineAction.ChangeRoute(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(ROUTE),
                                    f.get(TENANT),
                                    f.get(SUBNET),
                                    f.get(ROUTE),
                                    f.get(CHANGE),
                                    f.get(NEXT_HOP).orElse(0),
                                    f.get(METRIC),
                                    f.get(ON)));

    private static final Key<Integer> ADDRESS =
            Key.required(
                    "provider-address",
                    Scalars.ADDRESS,
                    "192.168.4.99",
                    "The address a host is given, or gives up.");
    private static final Key<String> HOST =
            Key.required("on", Types.reference(Kinds.HOST), "hv1", "The host.");
    private static final Key<Boolean> OWNED =
            Key.required(
                    "owned",
                    Scalars.TRUTH,
                    "false",
                    "Whether the host answers for the address from then on.");

    static final Section<TimelineAction> ADDRESS_ACTION =
            Section.of(
                    "a provider address action",
                    "A host is given a provider address or gives one up, behind the manager's back.",
                    List.of(TimelineKeys.AT, ADDRESS, HOST, OWNED),
                    f ->
                            new TimelineAction.ChangeAddress(
                                    f.get(TimelineKeys.AT),
                                    f.markOf(ADDRESS),
                                    f.get(ADDRESS),
                                    f.get(HOST),
                                    f.get(OWNED)));

    private ControlKeys() {}
}
