package org.nvsim.scenario.spec;

import java.util.List;
import java.util.Optional;
import org.nvsim.packet.Prefix;
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

    /** Every link between one of these nodes and any other goes down or comes back. */
    record Partition(long atPs, SourceMark mark, List<String> nodes, boolean up)
            implements TimelineAction {
        public Partition {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A VM moves to another host with its addresses.
     *
     * @param downtimePs how long it neither sends nor receives, at least 1
     * @param updatePolicy whether the manager knows of it; empty for what management makes of it
     * @param policyDelayPs from when the VM goes on to when the manager decides
     * @param configureSwitches whether physical switches are given its VLAN, under {@code vlan}
     */
    record Migrate(
            long atPs,
            SourceMark mark,
            String vm,
            String toHost,
            long downtimePs,
            Optional<Boolean> updatePolicy,
            long policyDelayPs,
            boolean configureSwitches)
            implements TimelineAction {
        /** When the VM goes on. */
        public long resumePs() {
            return atPs + downtimePs;
        }
    }

    /** A policy script runs. */
    record RunScript(long atPs, SourceMark mark, ScriptSpec script) implements TimelineAction {}

    /** The management agent of a host stops or starts again. */
    record AgentState(long atPs, SourceMark mark, String host, boolean up)
            implements TimelineAction {}

    /** The manager stops or starts again. */
    record ManagerState(long atPs, SourceMark mark, boolean up) implements TimelineAction {}

    /**
     * The lookup record of a VM changes.
     *
     * @param provider the address it names; empty for the VM's own
     * @param hosts whose tables change; none means the manager changes all that should have it
     */
    record ChangeRecord(
            long atPs,
            SourceMark mark,
            String vm,
            Edit edit,
            Optional<Integer> provider,
            List<String> hosts)
            implements TimelineAction {
        public ChangeRecord {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * A customer route changes.
     *
     * @param nextHop customer address, or 0 for on-link
     * @param hosts whose tables change; none means the manager changes all that should have it
     */
    record ChangeRoute(
            long atPs,
            SourceMark mark,
            String tenant,
            String subnet,
            Prefix destination,
            Edit edit,
            int nextHop,
            long metric,
            List<String> hosts)
            implements TimelineAction {
        public ChangeRoute {
            hosts = List.copyOf(hosts);
        }
    }

    /** A host answers for a provider address from then on, or no more. */
    record ChangeAddress(long atPs, SourceMark mark, int address, String host, boolean owned)
            implements TimelineAction {}
}
