package org.nvsim.scenario.spec;

import java.util.List;
import java.util.Optional;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A network-virtualization gateway: joins virtual networks to the physical network.
 *
 * @param address its provider address and subnet
 * @param mode how tenants' packets leave
 * @param outside the address tenants share in {@code nat} mode
 * @param prefixes what lies behind it; empty means everything that is no tenant's
 * @param tenants whose virtual networks it serves, in file order; empty means all
 */
public record GatewaySpec(
        String name,
        SourceMark mark,
        InterfaceAddress address,
        GatewayMode mode,
        Optional<InterfaceAddress> outside,
        List<Prefix> prefixes,
        List<String> tenants) {
    public GatewaySpec {
        prefixes = List.copyOf(prefixes);
        tenants = List.copyOf(tenants);
    }
}
