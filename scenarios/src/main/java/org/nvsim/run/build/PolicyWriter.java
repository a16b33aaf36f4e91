package org.nvsim.run.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.host.GatewayNode;
import org.nvsim.host.Host;
import org.nvsim.packet.Prefix;
import org.nvsim.run.plan.GatewayPlan;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;
import org.nvsim.virt.policy.RoutingDomainId;

/**
 * Writes the planned policy into the hosts, unless scripts do: to each host its provider addresses
 * and the way out of its subnet, and the records and routes of every routing domain it runs a VM
 * of.
 */
public final class PolicyWriter {
    private static final int INTERFACE_INDEX = 1;

    private final Scenario scenario;
    private final PhysicalPlan physical;
    private final VirtualPlan plan;
    private final GatewayPlan gateways;
    private final Fabric fabric;
    private final Map<RoutingDomainId, HostPolicy> policies = new TreeMap<>();

    PolicyWriter(
            Scenario scenario,
            PhysicalPlan physical,
            VirtualPlan plan,
            GatewayPlan gateways,
            Fabric fabric) {
        this.gateways = gateways;
        this.scenario = scenario;
        this.physical = physical;
        this.plan = plan;
        this.fabric = fabric;
    }

    /** In 2012 the filter is not bound by default; the script that brings policy binds it. */
    private void leaveToScripts(Host host) {
        boolean early = host.policy().generation() == Generation.WINDOWS_2012;
        host.policy().setBound(!early || scenario.policy().scripts().isEmpty());
    }

    void write() {
        for (Host host : fabric.all(Host.class)) { // first, so that hosts ask ARP by their own name
            host.addHostAddress(physical.addresses().get(host.name()).address());
        }
        if (scenario.policy().isLocal()) {
            fabric.all(Host.class).forEach(this::leaveToScripts);
            return;
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
            addWayOut(host.name(), host.policy());
            for (RoutingDomainId id : domainsOfHost.getOrDefault(host.name(), new TreeSet<>())) {
                require(host.policy().addAll(policyOf(id, host.policy().generation())));
            }
        }
        fabric.all(GatewayNode.class).forEach(this::writeGateway);
    }

    private void addProviderAddress(VirtualPlan.PlannedVm vm) {
        Host host = fabric.device(vm.spec().host(), Host.class);
        if (host.policy().provider().find(vm.providerAddress()) != null) {
            return; // the host's own, which other VMs use too
        }
        boolean rewrite = vm.tenant().virtualization().mechanism().rewrites();
        require(
                host.addProviderAddress(
                        providerAddress(
                                vm.providerAddress(),
                                physical.addresses().get(host.name()),
                                rewrite ? vm.spec().mac() : 0,
                                vm.spec().mark().toString())));
    }

    /**
     * A provider address on a host's only adapter.
     *
     * @param own the host's own address, whose subnet it is in
     * @param mac that answers for it, or 0 for the adapter's own
     */
    static ProviderAddress providerAddress(
            int address, InterfaceAddress own, long mac, String origin) {
        return new ProviderAddress(address, own.prefixLength(), 0, INTERFACE_INDEX, mac, origin);
    }

    private void addWayOut(String name, HostPolicy policy) {
        InterfaceAddress own = physical.addresses().get(name);
        Optional<Integer> gateway = physical.wayOut(scenario.network(), own);
        gateway.ifPresent(
                address ->
                        require(
                                policy.provider()
                                        .add(
                                                new ProviderRoute(
                                                        INTERFACE_INDEX,
                                                        Prefix.ALL,
                                                        address,
                                                        0,
                                                        ""))));
    }

    /** A gateway knows the routing domains it serves, and reaches every VM through a tunnel. */
    private void writeGateway(GatewayNode gateway) {
        InterfaceAddress own = physical.addresses().get(gateway.name());
        gateway.addProviderAddress(
                new ProviderAddress(own.address(), own.prefixLength(), 0, INTERFACE_INDEX, 0, ""));
        addWayOut(gateway.name(), gateway.policy());
        for (GatewayPlan.Service service : gateways.servicesOf(gateway.name())) {
            gateway.serve(service.vsid(), service.domainNumber(), service.mac(), service.address());
            VirtualPlan.Domain domain = plan.domains().get(service.domain());
            for (LookupRecord record : domain.records()) {
                require(gateway.policy().records().add(tunnelled(record)));
            }
            for (CustomerRoute route : domain.routes()) {
                require(gateway.policy().customerRoutes().add(route));
            }
        }
    }

    private static LookupRecord tunnelled(LookupRecord record) {
        return record.overlay().encapsulates()
                ? record
                : LookupRecord.of(
                        record.vsid(),
                        record.customerAddress(),
                        record.mac(),
                        record.providerAddress(),
                        record.overlay().towardsGateways(),
                        record.origin());
    }

    /** What every host that runs VMs of a routing domain is told about it. */
    private HostPolicy policyOf(RoutingDomainId id, Generation generation) {
        HostPolicy policy = policies.get(id);
        if (policy == null) {
            policy = new HostPolicy(generation);
            policies.put(id, policy);
            for (LookupRecord record : plan.domains().get(id).records()) {
                require(policy.records().add(record));
            }
            for (CustomerRoute route : plan.domains().get(id).routes()) {
                require(policy.customerRoutes().add(route));
            }
        }
        return policy;
    }

    /** Derived policy is right by construction; a complaint about it is a defect. */
    private static void require(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("derived policy is refused: " + problems);
        }
    }
}
