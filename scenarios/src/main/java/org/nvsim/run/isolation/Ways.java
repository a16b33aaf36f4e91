package org.nvsim.run.isolation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nvsim.guest.GuestConfig;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.topology.AddressPlan;

/** Which machines of the physical network its subnets and routers join. */
final class Ways {
    private final List<RouterSpec> routers;
    private final Optional<AddressPlan> racks;

    Ways(NetworkSpec network) {
        this.routers = network.routers();
        this.racks = network.generator().map(GeneratorSpec::topology).flatMap(t -> t.addressPlan());
    }

    /** Whether both are in one subnet, or know routers that lead from the one to the other. */
    boolean join(GuestConfig a, GuestConfig b) {
        return a.subnet().equals(b.subnet())
                || isRack(a) && isRack(b)
                || routedSubnets(a).contains(b.subnet()) && routedSubnets(b).contains(a.subnet());
    }

    /** All racks of a generated network are joined by its switches. */
    private boolean isRack(GuestConfig machine) {
        return racks.isPresent()
                && racks.get().racks().stream()
                        .anyMatch(rack -> rack.subnet().gateway() == machine.gateway());
    }

    /** The subnets that a machine's router reaches, over other routers too. */
    private Set<Prefix> routedSubnets(GuestConfig machine) {
        Set<Prefix> reached = new HashSet<>(); // membership only
        for (RouterSpec router : routers) {
            if (router.addresses().stream().anyMatch(a -> a.address() == machine.gateway())) {
                addSubnets(router, reached);
            }
        }
        boolean grows = !reached.isEmpty();
        while (grows) {
            int before = reached.size();
            for (RouterSpec router : routers) {
                if (router.addresses().stream().anyMatch(a -> reached.contains(a.subnet()))) {
                    addSubnets(router, reached);
                }
            }
            grows = reached.size() > before;
        }
        return reached;
    }

    private static void addSubnets(RouterSpec router, Set<Prefix> subnets) {
        router.addresses().stream().map(InterfaceAddress::subnet).forEach(subnets::add);
    }
}
