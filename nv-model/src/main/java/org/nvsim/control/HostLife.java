package org.nvsim.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nvsim.host.Host;
import org.nvsim.host.VirtualMachine;
import org.nvsim.host.VmPort;
import org.nvsim.packet.FrameHolder;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * Stopping and starting a host, and VMs that come and go. When a host stops, its VMs are saved (the
 * default automatic stop action of Hyper-V) and go on when it starts; its policy is lost, because
 * records, routes and provider addresses made through WMI do not outlive a restart. Lives in the
 * host's node.
 */
public final class HostLife implements FrameHolder {
    private final Host host;
    private final int hostAddress;
    private final List<ParkedVm> saved = new ArrayList<>();
    private boolean running = true;

    /**
     * @param hostAddress the host's own address on the provider's network
     */
    public HostLife(Host host, int hostAddress) {
        this.host = Objects.requireNonNull(host);
        this.hostAddress = hostAddress;
    }

    /** The host stops. */
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        for (VmPort port : host.vmPorts()) {
            saved.add(park(port.vm()));
        }
        losePolicy();
    }

    /** The host starts with no policy, and its VMs go on. */
    public void start() {
        if (running) {
            return;
        }
        running = true;
        losePolicy(); // also what was written while it stood still
        host.addHostAddress(hostAddress);
        saved.forEach(this::plugIn);
        saved.clear();
    }

    private void losePolicy() {
        for (ProviderAddress address : host.policy().provider().list()) {
            host.removeProviderAddress(address.address());
        }
        host.policy().clear();
    }

    public boolean isRunning() {
        return running;
    }

    /** A VM leaves: its guest stands still, and what it holds goes with it. */
    ParkedVm take(VirtualMachine vm) {
        for (ParkedVm parked : saved) {
            if (parked.vm() == vm) {
                saved.remove(parked);
                return parked;
            }
        }
        return park(vm);
    }

    /** A VM arrives, and goes on if the host runs. */
    void put(ParkedVm parked) {
        if (running) {
            plugIn(parked);
        } else {
            saved.add(parked);
        }
    }

    private ParkedVm park(VirtualMachine vm) {
        VmPort port = vm.port();
        ParkedVm parked = new ParkedVm(vm, port.vsid(), port.vlan());
        host.detach(vm);
        return parked;
    }

    /** The host tells the network where the VM's address is now, as after every live migration. */
    private void plugIn(ParkedVm parked) {
        host.attach(parked.vm(), parked.vsid(), parked.vlan());
        parked.vm().announce();
    }

    @Override
    public int heldFrames() {
        int held = 0;
        for (ParkedVm parked : saved) {
            held += parked.heldFrames();
        }
        return held;
    }
}
