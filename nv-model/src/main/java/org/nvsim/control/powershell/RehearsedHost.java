package org.nvsim.control.powershell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;

/** A copy of a host that notes every change made to it. */
final class RehearsedHost implements HostAdministration {
    private final HostAdministration copy;
    private final Consumer<Function<HostAdministration, List<String>>> notes;

    RehearsedHost(
            HostAdministration host, Consumer<Function<HostAdministration, List<String>>> notes) {
        this.notes = notes;
        HostPolicy policy = new HostPolicy(host.generation());
        copy = new PolicyAdministration(host.name(), policy, new CopiedEquipment(host, policy));
        copyRows(host, HostAdministration::lookupRecords);
        copyRows(host, HostAdministration::customerRoutes);
        copyRows(host, HostAdministration::providerAddresses);
        copyRows(host, HostAdministration::providerRoutes);
        copy.setUseExternalRouter(host.usesExternalRouter());
    }

    private <T> void copyRows(
            HostAdministration host, Function<HostAdministration, PolicyTable<T>> table) {
        PolicyTable<T> rows = table.apply(copy);
        table.apply(host).list().forEach(rows::add);
    }

    private <T> PolicyTable<T> noted(Function<HostAdministration, PolicyTable<T>> table) {
        return new NotedTable<>(table.apply(copy), table, notes);
    }

    private void note(Consumer<HostAdministration> change) {
        notes.accept(
                host -> {
                    change.accept(host);
                    return List.of();
                });
    }

    @Override
    public String name() {
        return copy.name();
    }

    @Override
    public Generation generation() {
        return copy.generation();
    }

    @Override
    public PolicyTable<LookupRow> lookupRecords() {
        return noted(HostAdministration::lookupRecords);
    }

    @Override
    public PolicyTable<CustomerRoute> customerRoutes() {
        return noted(HostAdministration::customerRoutes);
    }

    @Override
    public PolicyTable<ProviderAddress> providerAddresses() {
        return noted(HostAdministration::providerAddresses);
    }

    @Override
    public PolicyTable<ProviderRoute> providerRoutes() {
        return noted(HostAdministration::providerRoutes);
    }

    @Override
    public boolean usesExternalRouter() {
        return copy.usesExternalRouter();
    }

    @Override
    public void setUseExternalRouter(boolean use) {
        copy.setUseExternalRouter(use);
        note(host -> host.setUseExternalRouter(use));
    }

    @Override
    public List<VmPort> vmPorts() {
        return copy.vmPorts();
    }

    @Override
    public void setVirtualSubnet(VmPort port, int virtualSubnetId) {
        copy.setVirtualSubnet(port, virtualSubnetId);
        note(host -> host.setVirtualSubnet(port, virtualSubnetId));
    }

    @Override
    public List<PhysicalAdapter> adapters() {
        return copy.adapters();
    }

    @Override
    public List<String> addProviderAddress(ProviderAddress address) {
        return providerAddresses().add(address);
    }

    @Override
    public void removeProviderAddress(ProviderAddress address) {
        providerAddresses().remove(address);
    }

    @Override
    public boolean has(PhysicalAdapter adapter, AdapterFeature feature) {
        return copy.has(adapter, feature);
    }

    @Override
    public void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on) {
        copy.set(adapter, feature, on);
        note(host -> host.set(adapter, feature, on));
    }

    @Override
    public Optional<NextHop> nextHop(int sourceVirtualSubnetId, int destination) {
        return copy.nextHop(sourceVirtualSubnetId, destination);
    }
}
