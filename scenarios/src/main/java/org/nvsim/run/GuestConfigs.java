package org.nvsim.run;

import org.nvsim.guest.GuestConfig;
import org.nvsim.packet.Prefix;

/** How guests are set up by the scenario. */
final class GuestConfigs {
    private GuestConfigs() {}

    /**
     * The interface of a VM: its own address, and the router at the lowest address of its subnet.
     */
    static GuestConfig of(VirtualPlan.PlannedVm vm, int mtuBytes) {
        Prefix subnet = vm.subnet().prefix();
        return GuestConfig.of(
                vm.spec().mac(), vm.spec().address(), subnet, subnet.lowestHost(), mtuBytes);
    }
}
