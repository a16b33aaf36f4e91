package org.nvsim.run.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.fabric.Switch;
import org.nvsim.run.plan.BroadcastDomains;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.PortRef;
import org.nvsim.topology.Topology;

/**
 * Which ports of physical switches have to carry which VLAN: those between the hosts that have VMs
 * in it, and those towards the router that joins it to other VLANs of its routing domain. No others
 * are touched, as a careful administrator would do it.
 */
public final class VlanPlan {
    /** One line of a switch's configuration: a port carries a VLAN tagged. */
    record PortVlan(String device, int port, int vlan) {
        /** Configures the port. To be called at a time of the device's own. */
        void apply(Fabric fabric) {
            Switch device = fabric.device(this.device, Switch.class);
            device.bridge().allowTagged(device.port(port), vlan);
        }
    }

    /** An interface of a router in a VLAN. */
    private record RouterVlan(int node, int port, int table, SubnetSpec subnet) {}

    private final PhysicalPlan physical;
    private final Topology topology;
    private final BroadcastDomains segments;
    private final Set<PortVlan> ports = new LinkedHashSet<>();
    private final List<RouterVlan> interfaces = new ArrayList<>();
    private final Map<Integer, Integer> root = new TreeMap<>(); // a host in each VLAN
    private final Set<SourceMark> told = new HashSet<>(); // membership only
    private final List<String> unrouted = new ArrayList<>();

    private VlanPlan(PhysicalPlan physical) {
        this.physical = physical;
        this.topology = physical.topology();
        this.segments = new BroadcastDomains(physical);
    }

    /** Plans all VLANs of a scenario; what cannot be had goes to {@code problems}. */
    static VlanPlan of(Scenario scenario, PhysicalPlan physical, Problems problems) {
        VlanPlan plan = new VlanPlan(physical);
        int table = Switch.MAIN_TABLE;
        for (TenantSpec tenant : scenario.tenants()) {
            if (tenant.virtualization().mechanism().usesVlans()) {
                Map<String, List<SubnetSpec>> domains = new TreeMap<>();
                for (SubnetSpec subnet : tenant.subnets()) {
                    domains.computeIfAbsent(subnet.rdid(), id -> new ArrayList<>()).add(subnet);
                }
                for (List<SubnetSpec> domain : domains.values()) {
                    plan.addDomain(scenario, tenant, domain, ++table, problems);
                }
            }
        }
        return plan;
    }

    private void addDomain(
            Scenario scenario,
            TenantSpec tenant,
            List<SubnetSpec> domain,
            int table,
            Problems problems) {
        Map<SubnetSpec, TreeSet<Integer>> members = new LinkedHashMap<>();
        for (SubnetSpec subnet : domain) {
            TreeSet<Integer> hosts = hostsOf(tenant, subnet);
            if (hosts.isEmpty()) {
                continue;
            }
            if (!stretches(subnet, hosts, problems)) {
                return;
            }
            members.put(subnet, hosts);
            root.put(subnet.vlan(), hosts.first());
        }
        if (members.size() > 1) {
            Optional<Integer> router = routerFor(scenario, members);
            router.ifPresentOrElse(
                    node ->
                            members.forEach(
                                    (subnet, hosts) -> addRouter(node, table, subnet, hosts)),
                    () -> unrouted.add(tenant.name()));
        }
        members.forEach(this::joinAll);
    }

    private TreeSet<Integer> hostsOf(TenantSpec tenant, SubnetSpec subnet) {
        TreeSet<Integer> hosts = new TreeSet<>();
        for (VmSpec vm : tenant.vms()) {
            if (vm.subnet().equals(subnet.name())) {
                hosts.add(topology.find(vm.host()).orElseThrow().id());
            }
        }
        return hosts;
    }

    private boolean stretches(SubnetSpec subnet, TreeSet<Integer> hosts, Problems problems) {
        int first = hosts.first();
        for (int host : hosts) {
            if (host == first || segmentOf(host) >= 0 && segmentOf(host) == segmentOf(first)) {
                continue;
            }
            if (!told.add(subnet.mark())) {
                return false; // of many generated subnets, one is enough
            }
            problems.error(
                    subnet.mark(),
                    "VLAN "
                            + subnet.vlan()
                            + " of subnet '"
                            + subnet.name()
                            + "' would have to reach from '"
                            + topology.node(first).name()
                            + "' to '"
                            + topology.node(host).name()
                            + "', but routers stand between them, and a VLAN ends at a router; put"
                            + " its VMs on hosts that switches join, or take nvgre or ip-rewrite,"
                            + " which any routed network carries");
            return false;
        }
        return true;
    }

    /** The segment of a host; -1 if it has no link. */
    private int segmentOf(int host) {
        return topology.portCount(host) == 0 ? -1 : segments.of(host, 0);
    }

    /** The first router, in file order, that stands in the segments of all these subnets. */
    private Optional<Integer> routerFor(
            Scenario scenario, Map<SubnetSpec, TreeSet<Integer>> members) {
        List<Integer> candidates = new ArrayList<>();
        for (RouterSpec router : scenario.network().routers()) {
            candidates.add(topology.find(router.name()).orElseThrow().id());
        }
        physical.racks()
                .ifPresent(plan -> plan.racks().forEach(rack -> candidates.add(rack.switchNode())));
        return candidates.stream()
                .filter(node -> members.keySet().stream().allMatch(s -> portTowards(node, s) >= 0))
                .findFirst();
    }

    private void addRouter(int node, int table, SubnetSpec subnet, TreeSet<Integer> hosts) {
        interfaces.add(new RouterVlan(node, portTowards(node, subnet), table, subnet));
        hosts.add(node);
    }

    private int portTowards(int node, SubnetSpec subnet) {
        return segments.portIn(node, segmentOf(root.get(subnet.vlan())));
    }

    private void joinAll(SubnetSpec subnet, TreeSet<Integer> members) {
        for (int member : members) {
            ports.addAll(path(root.get(subnet.vlan()), member, subnet.vlan()));
        }
    }

    /** Ports of switches and routers on the shortest way between two nodes of a segment. */
    private List<PortVlan> path(int from, int to, int vlan) {
        PortRef[] towardsStart = new PortRef[topology.nodeCount()]; // the port of who comes before
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && towardsStart[to] == null && from != to) {
            int node = open.remove();
            for (int port = 0; port < topology.portCount(node); port++) {
                int next = topology.neighbor(node, port);
                boolean routed = physical.isRouted(topology.link(topology.linkId(node, port)));
                if (routed || next == from || towardsStart[next] != null) {
                    continue;
                }
                towardsStart[next] = new PortRef(node, port);
                if (physical.bridges(next)) {
                    open.add(next);
                }
            }
        }
        List<PortVlan> configured = new ArrayList<>();
        for (int node = to; node != from; node = towardsStart[node].node()) {
            PortRef before = towardsStart[node];
            int link = topology.linkId(before.node(), before.port());
            add(before, vlan, configured);
            add(topology.link(link).farEnd(before.node()), vlan, configured);
        }
        return configured;
    }

    private void add(PortRef port, int vlan, List<PortVlan> configured) {
        NodeKind kind = topology.node(port.node()).kind();
        if (kind == NodeKind.SWITCH || kind == NodeKind.ROUTER) {
            configured.add(new PortVlan(topology.node(port.node()).name(), port.port(), vlan));
        }
    }

    /**
     * What has to be configured in addition before a VM of a subnet can run on a host; it counts as
     * configured from then on. Nothing if the host has the VLAN already.
     *
     * @return the lines of configuration, for whoever moves the VM to apply
     */
    List<PortVlan> extend(SubnetSpec subnet, String host) {
        int node = topology.find(host).orElseThrow().id();
        Integer start = root.putIfAbsent(subnet.vlan(), node);
        List<PortVlan> added = new ArrayList<>();
        if (start != null && segmentOf(start) == segmentOf(node)) {
            path(start, node, subnet.vlan()).stream().filter(ports::add).forEach(added::add);
        }
        return added;
    }

    /** Configures switches and routers, before the run. */
    void apply(Fabric fabric) {
        ports.forEach(port -> port.apply(fabric));
        for (RouterVlan iface : interfaces) {
            Switch router = fabric.device(topology.node(iface.node).name(), Switch.class);
            SubnetSpec subnet = iface.subnet;
            router.addSubnet(
                    iface.table,
                    subnet.vlan(),
                    subnet.prefix().lowestHost(),
                    subnet.prefix(),
                    0x0200_FE00_0000L | (long) iface.node << 12 | subnet.vlan(),
                    router.port(iface.port).mtuBytes());
        }
    }

    /** How many times a port has to be told to carry a VLAN. */
    public int portChanges() {
        return ports.size();
    }

    /** How many switches and routers are touched. */
    public int devices() {
        Set<String> names = new TreeSet<>();
        ports.forEach(port -> names.add(port.device));
        return names.size();
    }

    /** Interfaces that routers need in VLANs. */
    public int routerInterfaces() {
        return interfaces.size();
    }

    /** Tenants with several subnets that no router joins. */
    public List<String> unrouted() {
        return List.copyOf(unrouted);
    }
}
