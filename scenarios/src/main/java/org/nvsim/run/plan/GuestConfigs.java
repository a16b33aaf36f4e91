package org.nvsim.run.plan;

import org.nvsim.guest.GuestConfig;
import org.nvsim.packet.Prefix;

/** How guests are set up by the scenario. */
public final class GuestConfigs {
    private GuestConfigs() {}

    /**
     * The interface of a VM: its own address, and the router at the lowest address of its subnet
     * or, if it is not virtualized in a generated network, of its rack.
     */
    public static GuestConfig of(VirtualPlan.PlannedVm vm, PhysicalPlan physical, int mtuBytes) {
        boolean ofRack = !vm.mechanism().isolates() && physical.racks().isPresent();
        Prefix subnet = ofRack ? physical.subnetOf(vm.spec().host()) : vm.subnet().prefix();
        return GuestConfig.of(vm.spec().mac(), vm.address(), subnet, subnet.lowestHost(), mtuBytes);
    }
}
