package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.virt.policy.ProviderAddress;

/** The parts of a host that policy is applied to: ports of VMs, and physical adapters. */
public interface HostEquipment {
    /** The virtual adapters of the VMs that run here, in a fixed order. */
    List<VmPort> vmPorts();

    /** Puts a VM's adapter into a virtual subnet; 0 takes it out of any. */
    void setVirtualSubnet(VmPort port, int virtualSubnetId);

    /** The physical adapters, in a fixed order. */
    List<PhysicalAdapter> adapters();

    /**
     * Binds a provider address to its adapter, in policy and on the wire.
     *
     * @return what is wrong with it, in words; empty if it was added
     */
    List<String> addProviderAddress(ProviderAddress address);

    /** Gives a provider address up, in policy and on the wire. */
    void removeProviderAddress(ProviderAddress address);

    boolean has(PhysicalAdapter adapter, AdapterFeature feature);

    void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on);
}
