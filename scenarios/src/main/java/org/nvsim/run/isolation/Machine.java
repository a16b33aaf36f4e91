package org.nvsim.run.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.guest.GuestConfig;
import org.nvsim.run.Run;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.virt.overlay.Overlay;

/**
 * A machine that takes part: a VM, or a server of the physical network.
 *
 * @param group what it belongs to: {@code blue/front} or {@code servers}
 * @param config how its network stack is set up: a VM that is not virtualized in a generated
 *     network has an address of its host's rack, not the one in the file
 * @param tenant whose VM it is; empty for a server
 * @param subnet its virtual subnet; empty for a server
 * @param server empty for a VM
 */
public record Machine(
        String name,
        String group,
        GuestConfig config,
        Optional<TenantSpec> tenant,
        Optional<SubnetSpec> subnet,
        Optional<ServerSpec> server) {

    /** How many there are in a scenario. */
    static int count(Scenario scenario) {
        int vms = scenario.tenants().stream().mapToInt(tenant -> tenant.vms().size()).sum();
        return vms + scenario.network().servers().size();
    }

    /** All machines of a run: VMs by tenant and subnet, then servers. */
    static List<Machine> of(Run run) {
        Scenario scenario = run.scenario();
        List<Machine> machines = new ArrayList<>();
        for (TenantSpec tenant : scenario.tenants()) {
            for (SubnetSpec subnet : tenant.subnets()) {
                for (VmSpec vm : tenant.vms()) {
                    if (vm.subnet().equals(subnet.name())) {
                        machines.add(of(tenant, subnet, vm, run.guest(vm.name()).config()));
                    }
                }
            }
        }
        for (ServerSpec server : scenario.network().servers()) {
            machines.add(
                    new Machine(
                            server.name(),
                            "servers",
                            run.guest(server.name()).config(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(server)));
        }
        return machines;
    }

    private static Machine of(TenantSpec tenant, SubnetSpec subnet, VmSpec vm, GuestConfig config) {
        return new Machine(
                vm.name(),
                tenant.name() + "/" + subnet.name(),
                config,
                Optional.of(tenant),
                Optional.of(subnet),
                Optional.empty());
    }

    /** Its own IPv4 address, as it knows it itself. */
    public int address() {
        return config.address();
    }

    boolean isVm() {
        return tenant.isPresent();
    }

    /** Whether it sits in the physical network as it is. */
    boolean isPlain() {
        return !isVm() || !mechanism().isolates();
    }

    /** How the packets of a VM cross the provider's network. */
    Overlay mechanism() {
        return tenant.orElseThrow().virtualization().mechanism();
    }
}
