package org.nvsim.run.build;

import java.util.Map;
import java.util.TreeMap;
import org.nvsim.host.Host;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.run.plan.BroadcastDomains;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.spec.Broadcast;
import org.nvsim.topology.Topology;

/**
 * Multicast groups of the provider's network that stand for virtual subnets (RFC 7637, section
 * 4.2): one for each, its VSID in the administratively scoped block 239.0.0.0/8 (RFC 2365). Every
 * host with a VM in the subnet belongs to its group.
 */
public final class ProviderGroups {
    private static final int BLOCK = 239 << 24;

    private ProviderGroups() {}

    static int of(int vsid) {
        return BLOCK | vsid;
    }

    /** Whether a subnet's broadcasts go to its group. */
    private static boolean mapped(VirtualPlan.PlannedVm vm) {
        return vm.mechanism().encapsulates()
                && vm.tenant().virtualization().broadcast() == Broadcast.PA_MULTICAST;
    }

    /** Says which groups would have to cross routers: none of them routes multicast. */
    static void check(VirtualPlan plan, PhysicalPlan physical, Problems problems) {
        BroadcastDomains segments = new BroadcastDomains(physical);
        Map<Integer, VirtualPlan.PlannedVm> first = new TreeMap<>(); // by VSID
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            VirtualPlan.PlannedVm other = first.putIfAbsent(vm.subnet().vsid(), vm);
            boolean apart =
                    other != null
                            && segment(physical, segments, vm.spec().host())
                                    != segment(physical, segments, other.spec().host());
            if (mapped(vm) && apart) {
                problems.error(
                        vm.spec().mark(),
                        "routers stand between '"
                                + other.spec().name()
                                + "' and '"
                                + vm.spec().name()
                                + "', and none of them routes multicast: group "
                                + Ipv4Address.format(of(vm.subnet().vsid()))
                                + " of subnet '"
                                + vm.subnet().name()
                                + "' would not reach both; take 'broadcast: replicate'");
                return;
            }
        }
    }

    private static int segment(PhysicalPlan physical, BroadcastDomains segments, String host) {
        Topology topology = physical.topology();
        int node = topology.find(host).orElseThrow().id();
        return topology.portCount(node) == 0 ? -1 - node : segments.of(node, 0);
    }

    /** Maps the groups in the hosts that have members. */
    static void write(VirtualPlan plan, Fabric fabric) {
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            if (mapped(vm)) {
                int vsid = vm.subnet().vsid();
                fabric.device(vm.spec().host(), Host.class)
                        .policy()
                        .setMulticastGroup(vsid, of(vsid));
            }
        }
    }
}
