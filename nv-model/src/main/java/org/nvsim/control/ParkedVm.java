package org.nvsim.control;

import java.util.Objects;
import org.nvsim.host.VirtualMachine;
import org.nvsim.packet.FrameHolder;

/**
 * A VM that is on no host's switch: saved, or on its way to another host. The settings of its port
 * go with it, as they are the VM's own.
 */
record ParkedVm(VirtualMachine vm, int vsid, int vlan) implements FrameHolder {
    ParkedVm {
        Objects.requireNonNull(vm);
    }

    @Override
    public int heldFrames() {
        return vm.heldFrames();
    }
}
