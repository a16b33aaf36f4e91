package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderAddresses;

/** The provider addresses of a host's policy. */
record ProviderAddressTable(ProviderAddresses addresses) implements PolicyTable<ProviderAddress> {
    @Override
    public List<ProviderAddress> list() {
        return addresses.list();
    }

    @Override
    public List<String> add(ProviderAddress row) {
        return addresses.add(row);
    }

    @Override
    public List<String> replace(ProviderAddress old, ProviderAddress row) {
        addresses.remove(old.address());
        List<String> problems = addresses.add(row);
        if (!problems.isEmpty()) {
            addresses.add(old);
        }
        return problems;
    }

    @Override
    public void remove(ProviderAddress row) {
        addresses.remove(row.address());
    }
}
