package org.nvsim.control.powershell;

import java.util.Optional;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;

/** What an administrator can see and change on one host. */
public interface HostAdministration extends HostEquipment {
    String name();

    /** Some commands and types need Windows Server 2012 R2. */
    Generation generation();

    PolicyTable<LookupRow> lookupRecords();

    PolicyTable<CustomerRoute> customerRoutes();

    PolicyTable<ProviderAddress> providerAddresses();

    PolicyTable<ProviderRoute> providerRoutes();

    boolean usesExternalRouter();

    void setUseExternalRouter(boolean use);

    /**
     * Switches a feature of an adapter. Switching {@link AdapterFeature#NETWORK_VIRTUALIZATION} off
     * throws away all policy of the host.
     */
    @Override
    void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on);

    /** Where this host would send a packet of a virtual subnet; empty if it would drop it. */
    Optional<NextHop> nextHop(int sourceVirtualSubnetId, int destinationCustomerAddress);
}
