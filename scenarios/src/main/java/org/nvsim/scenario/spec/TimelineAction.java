package org.nvsim.scenario.spec;

import org.nvsim.scenario.problem.SourceMark;

/** Something that happens to the network while traffic runs. */
public sealed interface TimelineAction {
    /** When, in picoseconds since the start; less than the scenario's duration. */
    long atPs();

    SourceMark mark();

    /** A rule is put before all others of a firewall. */
    record AddRule(long atPs, SourceMark mark, String firewall, FirewallRule rule)
            implements TimelineAction {}

    /** Every rule of a firewall that is about exactly these packets is taken away. */
    record RemoveRule(long atPs, SourceMark mark, String firewall, FirewallMatch match)
            implements TimelineAction {}

    /** A link goes down or comes back; frames on it when it goes down are lost. */
    record LinkState(long atPs, SourceMark mark, String a, String b, boolean up)
            implements TimelineAction {}

    /** A switch, router, firewall, gateway, server or host stops or starts again. */
    record NodeState(long atPs, SourceMark mark, String node, boolean up)
            implements TimelineAction {}

    /**
     * A VM moves to another host with its addresses.
     *
     * @param downtimePs how long it neither sends nor receives
     */
    record Migrate(long atPs, SourceMark mark, String vm, String toHost, long downtimePs)
            implements TimelineAction {}
}
