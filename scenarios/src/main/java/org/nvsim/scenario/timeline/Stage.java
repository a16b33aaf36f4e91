package org.nvsim.scenario.timeline;

import java.util.List;
import java.util.Optional;
import org.nvsim.control.Manager;
import org.nvsim.control.PolicyChange;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * A run that is built and has not begun, as actions of the timeline see it. Each machine does its
 * own part in its own events; what is armed here for one moment and one machine happens in the
 * order of arming.
 */
public interface Stage {
    /** What the run is made of. */
    Scenario scenario();

    /** The device of this name as what it is known to be. */
    <D extends Device> D device(String name, Class<D> type);

    /** Does something at a device, at a moment in picoseconds since the start. */
    void at(Device device, long atPs, Runnable change);

    /** Takes a link down or up at both its ends. */
    void setLink(Port port, long atPs, boolean up);

    /** The central manager; empty under local management, and where no action needs one. */
    Optional<Manager> manager();

    /** A host stops or starts, with its VMs and its agent: now, in an event of that host. */
    void setHostRunning(String host, boolean running);

    /** The management agent of a host stops or starts: now, in an event of that host. */
    void setAgentRunning(String host, boolean running);

    /** Moves a VM, and lets the manager know of it as far as it is to. */
    void migrate(VmMigration migration);

    /** Runs a script at a moment, between events. */
    void runScript(long atPs, ScriptSpec script);

    /**
     * Makes a change of policy on hosts.
     *
     * @param vsid the virtual subnet concerned
     * @param hosts whose tables change; none: the manager makes it on all that know the subnet
     */
    void changePolicy(long atPs, int vsid, List<String> hosts, PolicyChange change);

    /** The lookup record of a VM as it was planned for the start. */
    LookupRecord recordOf(String vm);

    /** The provider address that policy means a VM to have at a moment. */
    int providerAddressOf(String vm, long atPs);

    /**
     * An address as a host would own it.
     *
     * @param origin where it was written, for explanations
     */
    ProviderAddress providerAddress(int address, String host, String origin);
}
