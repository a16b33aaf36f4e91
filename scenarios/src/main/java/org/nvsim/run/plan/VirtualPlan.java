package org.nvsim.run.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.packet.Nvgre;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.CustomerRouteSpec;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.RecordType;
import org.nvsim.virt.policy.RoutingDomainId;

/**
 * The policy a scenario stands for: a lookup record for every VM, an on-link route for every
 * virtual subnet, and where in the provider's network each VM is.
 */
public final class VirtualPlan {
    /**
     * What has to be known of one VM.
     *
     * @param providerAddress 0 if its mechanism needs none
     * @param address what its guest is configured with: its customer address, but one of its host's
     *     rack for a VM that is not virtualized in a generated network
     */
    public record PlannedVm(
            VmSpec spec,
            TenantSpec tenant,
            SubnetSpec subnet,
            RoutingDomainId domain,
            int domainNumber,
            int providerAddress,
            int address) {
        public Overlay mechanism() {
            return tenant.virtualization().mechanism();
        }

        /** Whether hosts need policy for it. */
        public boolean virtualized() {
            return mechanism().usesRecords();
        }
    }

    /** All records and routes of one routing domain. */
    public static final class Domain {
        private final List<LookupRecord> records = new ArrayList<>();
        private final List<CustomerRoute> routes = new ArrayList<>();

        public List<LookupRecord> records() {
            return records;
        }

        public List<CustomerRoute> routes() {
            return routes;
        }
    }

    private final Map<RoutingDomainId, Domain> domains = new TreeMap<>();
    private final Map<RoutingDomainId, Integer> numbers = new TreeMap<>();
    private final Map<String, PlannedVm> vms = new LinkedHashMap<>();

    // What many VMs have in common is made once; both maps are looked up, never walked.
    private final Map<String, RoutingDomainId> ids = new HashMap<>();
    private final Map<SourceMark, String> origins = new HashMap<>();

    private final Set<String> routers = new TreeSet<>();
    private final PhysicalPlan physical;
    private final boolean local;
    private final ProviderPlan pool;

    private VirtualPlan(PhysicalPlan physical, boolean local, ProviderPlan pool) {
        this.physical = physical;
        this.local = local;
        this.pool = pool;
    }

    /** Plans all VMs of a scenario; what cannot be had goes to {@code problems}. */
    public static VirtualPlan of(Scenario scenario, PhysicalPlan physical, Problems problems) {
        ProviderPlan pool = new ProviderPlan(scenario, physical);
        VirtualPlan plan = new VirtualPlan(physical, scenario.policy().isLocal(), pool);
        for (TenantSpec tenant : scenario.tenants()) {
            for (SubnetSpec subnet : tenant.subnets()) {
                plan.addSubnet(subnet);
            }
            for (VmSpec vm : tenant.vms()) {
                plan.addVm(tenant, vm);
            }
            for (CustomerRouteSpec route : tenant.routes()) {
                plan.addRoute(route, scenario.virtualization().generation());
            }
        }
        pool.report(problems);
        return plan;
    }

    private RoutingDomainId id(SubnetSpec subnet) {
        return ids.computeIfAbsent(
                subnet.rdid(), text -> RoutingDomainId.tryParse(text).orElseThrow());
    }

    private String origin(SourceMark mark) {
        return origins.computeIfAbsent(mark, SourceMark::toString);
    }

    private void addSubnet(SubnetSpec subnet) {
        RoutingDomainId id = id(subnet);
        numbers.putIfAbsent(id, numbers.size() + 1);
        Domain domain = domains.computeIfAbsent(id, d -> new Domain());
        if (hasPolicy(subnet)) {
            domain.routes.add(
                    new CustomerRoute(
                            id, subnet.vsid(), subnet.prefix(), 0, 0, origin(subnet.mark())));
        }
    }

    /** Hosts take no policy for the one VSID that a VM's port can have and no record. */
    private static boolean hasPolicy(SubnetSpec subnet) {
        return Nvgre.isAssignable(subnet.vsid());
    }

    private void addVm(TenantSpec tenant, VmSpec vm) {
        SubnetSpec subnet = tenant.subnet(vm.subnet());
        RoutingDomainId id = id(subnet);
        Overlay mechanism = tenant.virtualization().mechanism();
        int providerAddress =
                local || !mechanism.usesRecords() ? 0 : pool.assign(vm, subnet.vsid(), mechanism);
        boolean ofRack = !mechanism.isolates() && physical.racks().isPresent();
        int address = ofRack ? pool.inRack(vm) : vm.address();
        PlannedVm planned =
                new PlannedVm(vm, tenant, subnet, id, numbers.get(id), providerAddress, address);
        vms.put(vm.name(), planned);
        if (planned.virtualized() && hasPolicy(subnet)) {
            domains.get(id).records.add(record(planned, mechanism));
        }
    }

    /** A route, and a record by which hosts believe its next hop what it passes on. */
    private void addRoute(CustomerRouteSpec route, Generation generation) {
        PlannedVm via = vms.get(route.via());
        if (!via.virtualized() || !hasPolicy(via.subnet)) {
            return; // hosts route for nobody else
        }
        Domain domain = domains.get(via.domain);
        String origin = route.mark().toString();
        domain.routes.add(
                new CustomerRoute(
                        via.domain, via.subnet.vsid(), route.to(), via.spec.address(), 1, origin));
        if (routers.add(route.via())) {
            LookupRecord open =
                    LookupRecord.of(
                            via.subnet.vsid(),
                            0,
                            via.spec.mac(),
                            via.providerAddress,
                            via.mechanism().towardsGateways(),
                            origin);
            domain.records.add(
                    generation == Generation.WINDOWS_2012
                            ? open
                            : open.withType(RecordType.GATEWAY_WILDCARD));
        }
    }

    /** VMs that pass packets on, because a customer route leads to them. */
    public Set<String> routers() {
        return routers;
    }

    private LookupRecord record(PlannedVm vm, Overlay mechanism) {
        return new LookupRecord(
                vm.subnet.vsid(),
                vm.spec.address(),
                vm.spec.mac(),
                vm.providerAddress,
                mechanism,
                RecordType.STATIC,
                mechanism.rewrites(),
                vm.spec.name(),
                origin(vm.spec.mark()));
    }

    /** Number of a routing domain, from 1. */
    int numberOf(RoutingDomainId id) {
        return numbers.get(id);
    }

    /** The record of a virtualized VM where it starts. */
    public LookupRecord record(String vm) {
        PlannedVm planned = vms.get(vm);
        return record(planned, planned.tenant().virtualization().mechanism());
    }

    /** Who has which provider address; under local management scripts alone know. */
    public ProviderPlan pool() {
        return pool;
    }

    /** VMs by name, in file order. */
    public Map<String, PlannedVm> vms() {
        return vms;
    }

    /** Policy by routing domain, in the order of their IDs. */
    public Map<RoutingDomainId, Domain> domains() {
        return domains;
    }
}
