package org.nvsim.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.host.Host;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.AddressPlan;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;
import org.nvsim.virt.policy.RoutingDomainId;

/**
 * Writes the planned policy into the hosts: to each host its provider addresses and the way out of
 * its subnet, and the records and routes of every routing domain it runs a VM of.
 */
final class PolicyWriter {
    private static final int INTERFACE_INDEX = 1;

    private final Scenario scenario;
    private final PhysicalPlan physical;
    private final VirtualPlan plan;
    private final Fabric fabric;

    PolicyWriter(Scenario scenario, PhysicalPlan physical, VirtualPlan plan, Fabric fabric) {
        this.scenario = scenario;
        this.physical = physical;
        this.plan = plan;
        this.fabric = fabric;
    }

    void write() {
        for (Host host : fabric.all(Host.class)) { // first, so that hosts ask ARP by their own name
            host.addHostAddress(physical.addresses().get(host.name()).address());
        }
        Map<String, TreeSet<RoutingDomainId>> domainsOfHost = new TreeMap<>();
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            if (vm.virtualized()) {
                domainsOfHost
                        .computeIfAbsent(vm.spec().host(), host -> new TreeSet<>())
                        .add(vm.domain());
                addProviderAddress(vm);
            }
        }
        for (Host host : fabric.all(Host.class)) {
            addWayOut(host);
            for (RoutingDomainId id : domainsOfHost.getOrDefault(host.name(), new TreeSet<>())) {
                writeDomain(host, plan.domains().get(id));
            }
        }
    }

    private void addProviderAddress(VirtualPlan.PlannedVm vm) {
        Host host = fabric.device(vm.spec().host(), Host.class);
        if (host.policy().provider().find(vm.providerAddress()) != null) {
            return; // the host's own, which other VMs use too
        }
        InterfaceAddress own = physical.addresses().get(host.name());
        boolean rewrite = vm.tenant().virtualization().mechanism() == Mechanism.IP_REWRITE;
        require(
                host.addProviderAddress(
                        new ProviderAddress(
                                vm.providerAddress(),
                                own.prefixLength(),
                                0,
                                INTERFACE_INDEX,
                                rewrite ? vm.spec().mac() : 0,
                                vm.spec().mark().toString())));
    }

    private void addWayOut(Host host) {
        InterfaceAddress own = physical.addresses().get(host.name());
        Optional<Integer> gateway =
                physical.racks()
                        .map(addresses -> rackGateway(addresses, own))
                        .or(
                                () ->
                                        ExplicitRouting.gatewayOf(
                                                scenario.network(), own.subnet(), own.address()));
        gateway.ifPresent(
                address ->
                        require(
                                host.policy()
                                        .provider()
                                        .add(
                                                new ProviderRoute(
                                                        INTERFACE_INDEX,
                                                        Prefix.ALL,
                                                        address,
                                                        0,
                                                        ""))));
    }

    private static int rackGateway(AddressPlan addresses, InterfaceAddress own) {
        return addresses.racks().get(addresses.rackWith(own.address())).subnet().gateway();
    }

    private static void writeDomain(Host host, VirtualPlan.Domain domain) {
        for (LookupRecord record : domain.records()) {
            require(host.policy().records().add(record));
        }
        for (CustomerRoute route : domain.routes()) {
            require(host.policy().customerRoutes().add(route));
        }
    }

    /** Derived policy is right by construction; a complaint about it is a defect. */
    private static void require(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("derived policy is refused: " + problems);
        }
    }
}
