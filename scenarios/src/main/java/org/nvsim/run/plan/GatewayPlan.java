package org.nvsim.run.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nvsim.packet.Nvgre;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.spec.GatewayMode;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.virt.gateway.ForwardingGateway;
import org.nvsim.virt.gateway.Gateway;
import org.nvsim.virt.gateway.NatGateway;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.RecordType;
import org.nvsim.virt.policy.RoutingDomainId;

/**
 * The gateways of a scenario and the policy that leads to them. In every routing domain it serves a
 * gateway has a virtual subnet of its own, a wildcard record there, and customer routes for what
 * lies behind it.
 */
public final class GatewayPlan {
    /**
     * Addresses of gateways in tenants' networks, out of the block that no customer has (RFC 6598).
     */
    private static final int FIRST_ADDRESS = 100 << 24 | 64 << 16 | 1;

    private static final long FIRST_MAC = 0x00_15_5d_fe_00_00L;

    /** A gateway in one routing domain. */
    public record Service(
            GatewaySpec gateway,
            RoutingDomainId domain,
            int domainNumber,
            int vsid,
            long mac,
            int address) {}

    /** A gateway, as it is built. */
    public record Planned(GatewaySpec spec, InterfaceAddress outside, Gateway gateway) {}

    private final Scenario scenario;
    private final VirtualPlan plan;
    private final Problems problems;
    private final List<Planned> gateways = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final Set<Integer> taken = new TreeSet<>();
    private int nextVsid = Nvgre.HIGHEST_VSID; // counts down

    private GatewayPlan(Scenario scenario, VirtualPlan plan, Problems problems) {
        this.scenario = scenario;
        this.plan = plan;
        this.problems = problems;
        scenario.tenants().forEach(t -> t.subnets().forEach(s -> taken.add(s.vsid())));
    }

    /** Plans all gateways, adding what hosts must know of them to {@code plan}. */
    public static GatewayPlan of(Scenario scenario, VirtualPlan plan, Problems problems) {
        GatewayPlan gateways = new GatewayPlan(scenario, plan, problems);
        scenario.network().gateways().forEach(gateways::add);
        return gateways;
    }

    private void add(GatewaySpec spec) {
        InterfaceAddress outside = spec.outside().orElse(spec.address());
        Gateway gateway =
                spec.mode() == GatewayMode.NAT
                        ? new NatGateway(outside.address())
                        : new ForwardingGateway();
        gateways.add(new Planned(spec, outside, gateway));
        for (TenantSpec tenant : served(spec)) {
            Set<String> domains = new LinkedHashSet<>();
            tenant.subnets().forEach(subnet -> domains.add(subnet.rdid()));
            for (String rdid : domains) {
                serve(spec, gateway, tenant, rdid);
            }
        }
    }

    /** The tenants a gateway serves: those named, or all, as far as they are virtualized. */
    private List<TenantSpec> served(GatewaySpec spec) {
        return scenario.tenants().stream()
                .filter(t -> spec.tenants().isEmpty() || spec.tenants().contains(t.name()))
                .filter(t -> t.virtualization().mechanism().usesRecords())
                .toList();
    }

    private void serve(GatewaySpec spec, Gateway gateway, TenantSpec tenant, String rdid) {
        RoutingDomainId id = RoutingDomainId.tryParse(rdid).orElseThrow();
        int number = services.size();
        Service service =
                new Service(
                        spec,
                        id,
                        plan.numberOf(id),
                        freeVsid(),
                        FIRST_MAC + number,
                        FIRST_ADDRESS + number);
        services.add(service);
        String origin = spec.mark().toString();
        plan.domains().get(id).records().add(wildcard(service, tenant, origin));
        List<Prefix> behind = spec.prefixes().isEmpty() ? List.of(Prefix.ALL) : spec.prefixes();
        for (Prefix prefix : behind) {
            plan.domains()
                    .get(id)
                    .routes()
                    .add(new CustomerRoute(id, service.vsid, prefix, service.address, 1, origin));
        }
        if (gateway instanceof NatGateway nat) {
            nat.addTenant(service.vsid);
        } else if (gateway instanceof ForwardingGateway forwarding) {
            for (SubnetSpec subnet : subnets(tenant, rdid)) {
                for (String problem : forwarding.add(service.vsid, subnet.prefix())) {
                    problems.error(spec.mark(), problem + "; name its 'tenants', or take mode nat");
                }
            }
        }
    }

    private LookupRecord wildcard(Service service, TenantSpec tenant, String origin) {
        LookupRecord record =
                LookupRecord.of(
                        service.vsid,
                        0,
                        service.mac,
                        service.gateway.address().address(),
                        tenant.virtualization().mechanism().towardsGateways(),
                        origin);
        return scenario.virtualization().generation() == Generation.WINDOWS_2012
                ? record
                : record.withType(RecordType.GATEWAY_WILDCARD);
    }

    private int freeVsid() {
        while (!taken.add(nextVsid)) {
            nextVsid--;
        }
        return nextVsid;
    }

    private static List<SubnetSpec> subnets(TenantSpec tenant, String rdid) {
        return tenant.subnets().stream().filter(s -> s.rdid().equals(rdid)).toList();
    }

    /** A gateway by name. */
    public Planned gateway(String name) {
        return gateways.stream()
                .filter(g -> g.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The routing domains a gateway serves. */
    public List<Service> servicesOf(String name) {
        return services.stream().filter(s -> s.gateway().name().equals(name)).toList();
    }

    /** A tenant's prefix, and the address outside a forwarding gateway that leads to it. */
    record WayBack(Prefix prefix, InterfaceAddress outside) {}

    /** What routers of the physical network must know for answers to come back. */
    public List<WayBack> waysBack() {
        List<WayBack> ways = new ArrayList<>();
        for (Planned planned : gateways) {
            if (planned.spec().mode() == GatewayMode.FORWARDING) {
                for (TenantSpec tenant : served(planned.spec())) {
                    tenant.subnets()
                            .forEach(s -> ways.add(new WayBack(s.prefix(), planned.outside())));
                }
            }
        }
        return ways;
    }
}
