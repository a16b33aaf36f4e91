package org.nvsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameLedger;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.TenantSpec;

/**
 * What has to be changed in the physical network before a mechanism works there, found from the run
 * and the links: firewalls that dropped its packets, links too small for them, addresses it takes.
 */
final class PhysicalChanges {
    /** A full packet of a guest, 1500 bytes, and what NVGRE adds to it. */
    private static final int NVGRE_MTU_BYTES = 1542;

    private final Simulated simulated;
    private final List<String> changes = new ArrayList<>();

    private PhysicalChanges(Simulated simulated) {
        this.simulated = simulated;
    }

    static List<String> of(Simulated simulated) {
        PhysicalChanges found = new PhysicalChanges(simulated);
        found.firewalls();
        if (found.uses(Mechanism.NVGRE)) {
            found.smallLinks();
        }
        found.vlans();
        if (found.uses(Mechanism.IP_REWRITE)) {
            found.addresses();
        }
        return found.changes;
    }

    private boolean uses(Mechanism mechanism) {
        for (TenantSpec tenant : simulated.scenario().tenants()) {
            if (tenant.virtualization().mechanism() == mechanism) {
                return true;
            }
        }
        return false;
    }

    private void firewalls() {
        List<FrameLedger> ledgers = simulated.fabric().ledgers();
        int index = 0;
        for (var device : simulated.fabric().devices().values()) {
            FrameLedger ledger = ledgers.get(index++);
            if (device instanceof Firewall && deniedOfVms(ledger) > 0) {
                changes.add(
                        "firewall "
                                + device.name()
                                + ": a rule that permits "
                                + (uses(Mechanism.NVGRE)
                                        ? "IP protocol 47 (GRE) between the hosts"
                                        : "the tenants' own protocols between provider addresses"));
            }
        }
    }

    /** Frames of VMs' flows; what servers send to each other is no matter of a mechanism. */
    private long deniedOfVms(FrameLedger ledger) {
        long denied = 0;
        List<Flow> flows = simulated.flows();
        for (int flow : ledger.droppedFlows()) {
            boolean known = flow < flows.size(); // others are not the scenario's
            if (known && simulated.vms().containsKey(flows.get(flow).spec().from())) {
                denied += ledger.dropped(flow, DropReason.FIREWALL_DENIED);
            }
        }
        return denied;
    }

    private void smallLinks() {
        TreeSet<Integer> mtus = new TreeSet<>();
        int links = 0;
        for (var device : simulated.fabric().devices().values()) {
            for (Port port : device.ports()) {
                if (port.peer() != null && port.mtuBytes() < NVGRE_MTU_BYTES) {
                    mtus.add(port.mtuBytes());
                    links++;
                }
            }
        }
        if (links > 0) {
            changes.add(
                    links / 2
                            + " links: MTU "
                            + mtus.first()
                            + " to at least "
                            + NVGRE_MTU_BYTES
                            + ", or guests send at most "
                            + (mtus.first() - 42)
                            + " bytes");
        }
    }

    private void vlans() {
        VlanPlan vlans = simulated.vlans();
        if (vlans.portChanges() > 0) {
            changes.add(
                    vlans.devices()
                            + " switches: "
                            + vlans.portChanges()
                            + " times a port must be told to carry a VLAN, and again for every VM"
                            + " that is added or moved to a host without its VLAN");
        }
        if (vlans.routerInterfaces() > 0) {
            changes.add(
                    vlans.routerInterfaces()
                            + " router interfaces, one for each VLAN that is routed, and a routing"
                            + " table for each tenant");
        }
        for (String tenant : vlans.unrouted()) {
            changes.add(
                    "a router with an interface in each VLAN of tenant "
                            + tenant
                            + ": a VLAN is one IP subnet, and nothing joins them");
        }
    }

    private void addresses() {
        long hosts = simulated.fabric().all(org.nvsim.host.Host.class).size();
        changes.add(
                Measurement.providerAddresses(simulated)
                        + " free addresses in the provider's subnets, one for each VM (NVGRE: "
                        + hosts
                        + ", one for each host)");
    }
}
