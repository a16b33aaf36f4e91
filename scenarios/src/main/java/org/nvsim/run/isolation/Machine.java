package org.nvsim.run.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;

/**
 * A machine that takes part: a VM, or a server of the physical network.
 *
 * @param group what it belongs to: {@code blue/front} or {@code servers}
 * @param address its own IPv4 address, as it knows it itself
 * @param tenant whose VM it is; empty for a server
 * @param subnet its virtual subnet; empty for a server
 * @param server empty for a VM
 */
public record Machine(
        String name,
        String group,
        int address,
        Optional<TenantSpec> tenant,
        Optional<SubnetSpec> subnet,
        Optional<ServerSpec> server) {

    /** All machines of a scenario: VMs by tenant and subnet, then servers. */
    static List<Machine> of(Scenario scenario) {
        List<Machine> machines = new ArrayList<>();
        for (TenantSpec tenant : scenario.tenants()) {
            for (SubnetSpec subnet : tenant.subnets()) {
                for (VmSpec vm : tenant.vms()) {
                    if (vm.subnet().equals(subnet.name())) {
                        machines.add(of(tenant, subnet, vm));
                    }
                }
            }
        }
        for (ServerSpec server : scenario.network().servers()) {
            machines.add(
                    new Machine(
                            server.name(),
                            "servers",
                            server.address().address(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(server)));
        }
        return machines;
    }

    private static Machine of(TenantSpec tenant, SubnetSpec subnet, VmSpec vm) {
        return new Machine(
                vm.name(),
                tenant.name() + "/" + subnet.name(),
                vm.address(),
                Optional.of(tenant),
                Optional.of(subnet),
                Optional.empty());
    }

    boolean isVm() {
        return tenant.isPresent();
    }

    /** How the packets of a VM cross the provider's network. */
    Mechanism mechanism() {
        return tenant.orElseThrow().virtualization().mechanism();
    }
}
