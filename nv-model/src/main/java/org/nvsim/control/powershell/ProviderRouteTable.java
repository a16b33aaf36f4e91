package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.virt.policy.ProviderAddresses;
import org.nvsim.virt.policy.ProviderRoute;

/** The provider routes of a host's policy. */
record ProviderRouteTable(ProviderAddresses addresses) implements PolicyTable<ProviderRoute> {
    @Override
    public List<ProviderRoute> list() {
        return addresses.routes();
    }

    @Override
    public List<String> add(ProviderRoute row) {
        return addresses.add(row);
    }

    @Override
    public List<String> replace(ProviderRoute old, ProviderRoute row) {
        addresses.remove(old);
        List<String> problems = addresses.add(row);
        if (!problems.isEmpty()) {
            addresses.add(old);
        }
        return problems;
    }

    @Override
    public void remove(ProviderRoute row) {
        addresses.remove(row);
    }
}
