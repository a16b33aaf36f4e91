package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderAddresses;

/** The provider addresses of a host's policy. */
record ProviderAddressTable(ProviderAddresses addresses, HostEquipment equipment)
        implements PolicyTable<ProviderAddress> {
    @Override
    public List<ProviderAddress> list() {
        return addresses.list();
    }

    @Override
    public List<String> add(ProviderAddress row) {
        return equipment.addProviderAddress(row);
    }

    @Override
    public List<String> replace(ProviderAddress old, ProviderAddress row) {
        equipment.removeProviderAddress(old);
        List<String> problems = equipment.addProviderAddress(row);
        if (!problems.isEmpty()) {
            equipment.addProviderAddress(old);
        }
        return problems;
    }

    @Override
    public void remove(ProviderAddress row) {
        equipment.removeProviderAddress(row);
    }
}
