package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nvsim.host.Host;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * Ports and the adapter of a simulated host. The host has no switches for the adapter's features:
 * what a script sets is remembered and shown again.
 */
final class LiveEquipment implements HostEquipment {
    /** The index that derived policy gives a host's only adapter. */
    private static final int INTERFACE_INDEX = 1;

    private final Host host;
    private final Map<AdapterFeature, Boolean> features = new EnumMap<>(AdapterFeature.class);

    LiveEquipment(Host host) {
        this.host = host;
    }

    @Override
    public List<VmPort> vmPorts() {
        List<VmPort> ports = new ArrayList<>();
        for (org.nvsim.host.VmPort port : host.vmPorts()) {
            ports.add(new VmPort(port.vm().name(), "Network Adapter", port.mac(), port.vsid()));
        }
        return ports;
    }

    @Override
    public void setVirtualSubnet(VmPort wanted, int virtualSubnetId) {
        for (org.nvsim.host.VmPort port : host.vmPorts()) {
            if (port.vm().name().equals(wanted.vmName()) && port.mac() == wanted.mac()) {
                port.setVsid(virtualSubnetId);
            }
        }
    }

    @Override
    public List<PhysicalAdapter> adapters() {
        return List.of(
                new PhysicalAdapter(
                        "Ethernet",
                        "Simulated adapter of " + host.name(),
                        INTERFACE_INDEX,
                        host.nicMac(),
                        host.nicIsUp(),
                        host.nicRateBitsPerSecond()));
    }

    @Override
    public List<String> addProviderAddress(ProviderAddress address) {
        List<String> problems = host.addProviderAddress(address);
        if (problems.isEmpty() && host.node().nowPs() > 0) {
            host.announce(address.address()); // it is new here, and may have been elsewhere
        }
        return problems;
    }

    @Override
    public void removeProviderAddress(ProviderAddress address) {
        host.removeProviderAddress(address.address());
    }

    /** Offloads are on where nobody said otherwise; the filter is bound where there is policy. */
    @Override
    public boolean has(PhysicalAdapter adapter, AdapterFeature feature) {
        if (feature != AdapterFeature.NETWORK_VIRTUALIZATION) {
            return features.getOrDefault(feature, true);
        }
        boolean used = host.policy().records().size() > 0 || host.policy().provider().size() > 0;
        return host.policy().isBound() && features.getOrDefault(feature, used);
    }

    @Override
    public void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on) {
        features.put(feature, on);
    }
}
