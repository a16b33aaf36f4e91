package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.ProviderAddress;

/** The ports and adapters of a host as they were, and what was changed of them since. */
final class CopiedEquipment implements HostEquipment {
    private final HostEquipment original;
    private final HostPolicy policy;
    private final List<VmPort> ports;
    private final Map<AdapterFeature, Map<PhysicalAdapter, Boolean>> changed =
            new EnumMap<>(AdapterFeature.class);

    CopiedEquipment(HostEquipment original, HostPolicy policy) {
        this.original = original;
        this.policy = policy;
        this.ports = new ArrayList<>(original.vmPorts());
    }

    @Override
    public List<VmPort> vmPorts() {
        return List.copyOf(ports);
    }

    @Override
    public void setVirtualSubnet(VmPort port, int virtualSubnetId) {
        ports.replaceAll(
                each ->
                        each.mac() == port.mac() && each.vmName().equals(port.vmName())
                                ? new VmPort(
                                        each.vmName(), each.name(), each.mac(), virtualSubnetId)
                                : each);
    }

    @Override
    public List<PhysicalAdapter> adapters() {
        return original.adapters();
    }

    @Override
    public List<String> addProviderAddress(ProviderAddress address) {
        return policy.provider().add(address);
    }

    @Override
    public void removeProviderAddress(ProviderAddress address) {
        policy.provider().remove(address.address());
    }

    @Override
    public boolean has(PhysicalAdapter adapter, AdapterFeature feature) {
        Boolean now = changed.getOrDefault(feature, new LinkedHashMap<>()).get(adapter);
        return now == null ? original.has(adapter, feature) : now;
    }

    @Override
    public void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on) {
        changed.computeIfAbsent(feature, key -> new LinkedHashMap<>()).put(adapter, on);
    }
}
