package org.nvsim.scenario.spec;

import java.util.List;
import java.util.Objects;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A customer.
 *
 * @param virtualization the scenario's, with this tenant's own changes applied
 */
public record TenantSpec(
        String name,
        SourceMark mark,
        VirtualizationSpec virtualization,
        List<SubnetSpec> subnets,
        List<VmSpec> vms,
        List<CustomerRouteSpec> routes) {
    public TenantSpec {
        Objects.requireNonNull(virtualization, "virtualization");
        subnets = List.copyOf(subnets);
        vms = List.copyOf(vms);
        routes = List.copyOf(routes);
    }

    /** The subnet of this name; the scenario is checked, so every VM's subnet exists. */
    public SubnetSpec subnet(String subnet) {
        return subnets.stream()
                .filter(s -> s.name().equals(subnet))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no subnet " + subnet));
    }
}
