package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.CustomerRoutes;

/** The customer routes of a host's policy. */
record CustomerRouteTable(CustomerRoutes routes) implements PolicyTable<CustomerRoute> {
    @Override
    public List<CustomerRoute> list() {
        return routes.list();
    }

    @Override
    public List<String> add(CustomerRoute row) {
        return routes.add(row);
    }

    @Override
    public List<String> replace(CustomerRoute old, CustomerRoute row) {
        return routes.set(row);
    }

    @Override
    public void remove(CustomerRoute row) {
        routes.remove(row);
    }
}
