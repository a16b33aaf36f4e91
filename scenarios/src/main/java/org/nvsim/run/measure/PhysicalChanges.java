package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.VlanPlan;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Generation;

/**
 * What has to be changed in the physical network before a mechanism works there: what firewalls
 * denied to its packets and what was too long for links, from the decisions that dropped them;
 * VLANs and addresses that it takes.
 */
public final class PhysicalChanges {
    private final BuiltSimulation simulated;
    private final List<String> changes = new ArrayList<>();

    private PhysicalChanges(BuiltSimulation simulated) {
        this.simulated = simulated;
    }

    static List<String> of(BuiltSimulation simulated) {
        PhysicalChanges found = new PhysicalChanges(simulated);
        found.changes.addAll(new FirewallAdvice(simulated, found::isOfVms).all());
        found.changes.addAll(new LinkAdvice(simulated, found::isOfVms).all());
        found.vlans();
        found.addresses();
        return found.changes;
    }

    /** Whether a flow has a VM at an end; what servers send each other is no mechanism's matter. */
    private boolean isOfVms(int flow) {
        if (flow < 0 || flow >= simulated.flows().size()) {
            return false; // of no flow of the scenario
        }
        FlowSpec spec = simulated.flows().get(flow).spec();
        return simulated.vms().containsKey(spec.from()) || simulated.vms().containsKey(spec.to());
    }

    private void vlans() {
        VlanPlan vlans = simulated.vlans();
        if (vlans.portChanges() > 0) {
            changes.add(
                    vlans.devices()
                            + (vlans.devices() == 1 ? " switch: " : " switches: ")
                            + vlans.portChanges()
                            + " times a port must be told to carry a VLAN, and again for every VM"
                            + " that is added or moved to a host without its VLAN");
        }
        if (vlans.routerInterfaces() > 0) {
            changes.add(
                    vlans.routerInterfaces()
                            + (vlans.routerInterfaces() == 1
                                    ? " router interface"
                                    : " router interfaces")
                            + ", one for each VLAN that is routed, and a routing table for each"
                            + " tenant");
        }
        for (String tenant : vlans.unrouted()) {
            changes.add(
                    "a router with an interface in each VLAN of tenant "
                            + tenant
                            + ": a VLAN is one IP subnet, and nothing joins them");
        }
    }

    private void addresses() {
        List<VirtualPlan.PlannedVm> rewritten =
                simulated.plan().vms().values().stream()
                        .filter(vm -> vm.mechanism().rewrites())
                        .toList();
        if (rewritten.isEmpty()) {
            return;
        }
        changes.add(
                rewritten.size()
                        + " free addresses in the provider's subnets, one for each rewritten VM"
                        + " (NVGRE: "
                        + tunnelAddresses(rewritten)
                        + ")");
    }

    /** What the same VMs would need under NVGRE. */
    private String tunnelAddresses(List<VirtualPlan.PlannedVm> vms) {
        if (simulated.scenario().virtualization().generation() == Generation.WINDOWS_2012) {
            return "none, each host's own serves all its VMs";
        }
        long needed =
                vms.stream()
                        .map(vm -> vm.spec().host() + " " + vm.subnet().vsid())
                        .distinct()
                        .count();
        return needed + ", one for each virtual subnet on a host";
    }
}
