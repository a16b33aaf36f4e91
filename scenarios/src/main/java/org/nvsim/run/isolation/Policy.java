package org.nvsim.run.isolation;

import org.nvsim.run.Run;
import org.nvsim.scenario.spec.GatewayMode;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.Scenario;

/** What a scenario's policy says about who reaches whom, found without sending anything. */
final class Policy {
    private final Run run;
    private final Scenario scenario;
    private final Ways ways;

    /**
     * @param run built from the scenario; nothing need have happened in it
     */
    Policy(Run run) {
        this.run = run;
        this.scenario = run.scenario();
        this.ways = new Ways(scenario.network());
    }

    /** Whether {@code from} is meant to get an answer from {@code to}. */
    boolean allows(Machine from, Machine to) {
        if (from.isVm() && to.isVm()) {
            return joined(from, to);
        }
        if (from.isPlain() && to.isPlain()) {
            return ways.join(from.config(), to.config());
        }
        return from.isVm() ? servedBy(from, to, true) : servedBy(to, from, false);
    }

    private boolean joined(Machine from, Machine to) {
        if (!from.subnet().get().rdid().equals(to.subnet().get().rdid())) {
            return false;
        }
        if (isTunnelled(from) || isTunnelled(to)) {
            return isTunnelled(from) && isTunnelled(to);
        }
        if (from.mechanism() != to.mechanism()) {
            return false;
        }
        if (!from.mechanism().isolates()) {
            return ways.join(from.config(), to.config());
        }
        // A VLAN is one subnet; only a router, which then has a leg in both, joins two of them.
        return from.subnet().equals(to.subnet())
                || !run.unroutedTenants().contains(from.tenant().orElseThrow().name());
    }

    private static boolean isTunnelled(Machine vm) {
        return vm.mechanism().usesRecords();
    }

    private boolean servedBy(Machine vm, Machine server, boolean outward) {
        if (!isTunnelled(vm)) {
            return false; // gateways serve virtual networks alone
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
