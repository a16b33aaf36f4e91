package org.nvsim.run.isolation;

import org.nvsim.scenario.spec.GatewayMode;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.Scenario;

/** What a scenario's policy says about who reaches whom, found without sending anything. */
final class Policy {
    private final Scenario scenario;

    Policy(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Whether {@code from} is meant to get an answer from {@code to}. */
    boolean allows(Machine from, Machine to) {
        if (from.isVm() && to.isVm()) {
            return joined(from, to);
        }
        if (!from.isVm() && !to.isVm()) {
            return linked(from, to);
        }
        return from.isVm() ? servedBy(from, to, true) : servedBy(to, from, false);
    }

    private boolean joined(Machine from, Machine to) {
        if (!from.subnet().get().rdid().equals(to.subnet().get().rdid())) {
            return false;
        }
        boolean sameSubnet = from.subnet().equals(to.subnet());
        return switch (from.mechanism()) {
            case NVGRE, IP_REWRITE -> true;
            // A VLAN is one subnet; only a router, which then has a leg in both, joins two of them.
            case VLAN -> sameSubnet || generated() || !scenario.network().routers().isEmpty();
            case NONE -> sameSubnet || generated() || routed(from, to);
        };
    }

    /** The racks of a generated network have routers. */
    private boolean generated() {
        return scenario.network().generator().isPresent();
    }

    private boolean routed(Machine from, Machine to) {
        return scenario.network().routers().stream()
                .anyMatch(router -> hasLeg(router, from) && hasLeg(router, to));
    }

    private static boolean hasLeg(RouterSpec router, Machine machine) {
        return router.addresses().stream()
                .map(InterfaceAddress::subnet)
                .anyMatch(machine.subnet().orElseThrow().prefix()::equals);
    }

    /** Servers are on the provider's network, which joins all that know a way out. */
    private static boolean linked(Machine from, Machine to) {
        InterfaceAddress a = from.server().orElseThrow().address();
        InterfaceAddress b = to.server().orElseThrow().address();
        boolean waysOut =
                from.server().get().gateway().isPresent()
                        && to.server().get().gateway().isPresent();
        return a.subnet().equals(b.subnet()) || waysOut;
    }

    private boolean servedBy(Machine vm, Machine server, boolean outward) {
        if (vm.mechanism() == Mechanism.NONE
                && vm.subnet()
                        .orElseThrow()
                        .prefix()
                        .equals(server.server().orElseThrow().address().subnet())) {
            return true;
        }
        return scenario.network().gateways().stream()
                .filter(gateway -> serves(gateway, vm) && reaches(gateway, server))
                .anyMatch(gateway -> outward || gateway.mode() == GatewayMode.FORWARDING);
    }

    private static boolean serves(GatewaySpec gateway, Machine vm) {
        return gateway.tenants().isEmpty()
                || gateway.tenants().contains(vm.tenant().orElseThrow().name());
    }

    private static boolean reaches(GatewaySpec gateway, Machine server) {
        return gateway.prefixes().isEmpty()
                || gateway.prefixes().stream().anyMatch(p -> p.contains(server.address()));
    }
}
