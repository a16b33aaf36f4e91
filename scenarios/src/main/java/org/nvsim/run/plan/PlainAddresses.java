package org.nvsim.run.plan;

import java.util.HashMap;
import java.util.Map;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Topology;

/**
 * Whether VMs that are not virtualized can be told apart: on one layer-2 segment an address can
 * belong to one machine only.
 */
public final class PlainAddresses {
    private record Placed(int segment, int address) {}

    private final Scenario scenario;
    private final PhysicalPlan physical;
    private final Problems problems;
    private final BroadcastDomains segments;
    private final Map<Placed, String> owners = new HashMap<>(); // looked up, never walked

    public PlainAddresses(Scenario scenario, PhysicalPlan physical, Problems problems) {
        this.scenario = scenario;
        this.physical = physical;
        this.problems = problems;
        this.segments = new BroadcastDomains(physical);
    }

    public void check(VirtualPlan plan) {
        physical.addresses()
                .forEach((name, own) -> owners.put(placed(name, own.address()), "'" + name + "'"));
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            if (!vm.mechanism().isolates()) {
                check(vm);
            }
        }
    }

    private void check(VirtualPlan.PlannedVm vm) {
        String name = "'" + vm.spec().name() + "' of tenant '" + vm.tenant().name() + "'";
        String owner = owners.putIfAbsent(placed(vm.spec().host(), vm.address()), name);
        if (owner != null) {
            problems.error(
                    vm.spec().mark(),
                    "without virtualization "
                            + name
                            + " shares the segment of "
                            + owner
                            + ", and both are "
                            + Ipv4Address.format(vm.address())
                            + ": nothing would tell them apart, so "
                            + (scenario.tenants().size() > 1
                                    ? "equal addresses of tenants need nvgre, ip-rewrite or vlan"
                                    : "give it another address"));
        }
    }

    private Placed placed(String machine, int address) {
        Topology topology = physical.topology();
        int node = topology.find(machine).orElseThrow().id();
        return new Placed(
                topology.portCount(node) == 0 ? -1 - node : segments.of(node, 0), address);
    }
}
