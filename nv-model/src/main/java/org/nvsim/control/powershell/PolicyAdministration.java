package org.nvsim.control.powershell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;

/** Administers a host's policy as it is: every change is in force at once. */
public final class PolicyAdministration implements HostAdministration {
    private final String name;
    private final HostPolicy policy;
    private final HostEquipment equipment;
    private final LookupTable lookupRecords;

    public PolicyAdministration(String name, HostPolicy policy, HostEquipment equipment) {
        this.name = Objects.requireNonNull(name);
        this.policy = Objects.requireNonNull(policy);
        this.equipment = Objects.requireNonNull(equipment);
        this.lookupRecords = new LookupTable(policy.records());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Generation generation() {
        return policy.generation();
    }

    @Override
    public PolicyTable<LookupRow> lookupRecords() {
        return lookupRecords;
    }

    @Override
    public PolicyTable<CustomerRoute> customerRoutes() {
        return new CustomerRouteTable(policy.customerRoutes());
    }

    @Override
    public PolicyTable<ProviderAddress> providerAddresses() {
        return new ProviderAddressTable(policy.provider(), equipment);
    }

    @Override
    public PolicyTable<ProviderRoute> providerRoutes() {
        return new ProviderRouteTable(policy.provider());
    }

    @Override
    public boolean usesExternalRouter() {
        return policy.useExternalRouter();
    }

    @Override
    public void setUseExternalRouter(boolean use) {
        policy.setUseExternalRouter(use);
    }

    @Override
    public List<VmPort> vmPorts() {
        return equipment.vmPorts();
    }

    @Override
    public void setVirtualSubnet(VmPort port, int virtualSubnetId) {
        equipment.setVirtualSubnet(port, virtualSubnetId);
    }

    @Override
    public List<PhysicalAdapter> adapters() {
        return equipment.adapters();
    }

    @Override
    public List<String> addProviderAddress(ProviderAddress address) {
        return equipment.addProviderAddress(address);
    }

    @Override
    public void removeProviderAddress(ProviderAddress address) {
        equipment.removeProviderAddress(address);
    }

    @Override
    public boolean has(PhysicalAdapter adapter, AdapterFeature feature) {
        return equipment.has(adapter, feature);
    }

    @Override
    public void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on) {
        if (feature == AdapterFeature.NETWORK_VIRTUALIZATION) {
            if (!on) {
                policy.provider().list().forEach(equipment::removeProviderAddress);
                lookupRecords.forgetLabels();
            }
            policy.setBound(on);
        }
        equipment.set(adapter, feature, on);
    }

    @Override
    public Optional<NextHop> nextHop(int sourceVirtualSubnetId, int destination) {
        LookupRecord record = policy.records().find(sourceVirtualSubnetId, destination);
        if (record == null) {
            CustomerRoute route = policy.customerRoutes().find(sourceVirtualSubnetId, destination);
            record = route == null ? null : alongRoute(route, destination);
        }
        return Optional.ofNullable(record)
                .map(
                        found ->
                                new NextHop(
                                        found.customerAddress(),
                                        found.vsid(),
                                        found.mac(),
                                        found.providerAddress()));
    }

    private LookupRecord alongRoute(CustomerRoute route, int destination) {
        int target = route.isOnLink() ? destination : route.nextHop();
        LookupRecord record = policy.records().find(route.vsid(), target);
        int[] joined = policy.customerRoutes().subnetsJoinedTo(route.vsid());
        for (int i = 0; record == null && i < joined.length; i++) {
            record = policy.records().find(joined[i], target);
        }
        return record == null && !route.isOnLink()
                ? policy.records().wildcard(route.vsid())
                : record;
    }
}
