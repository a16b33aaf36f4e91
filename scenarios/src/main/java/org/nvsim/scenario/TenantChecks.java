package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.CustomerRouteSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.virt.FilterSettings;

/** Whether virtual subnets and machines fit together. */
final class TenantChecks {
    private record Placed(String domain, int address) {}

    /** A MAC address in a virtual subnet. */
    private record SubnetMac(String tenant, String subnet, long mac) {}

    private final Scenario scenario;
    private final Binding binding;
    private final Map<Integer, String> vsids = new HashMap<>(); // looked up, never walked
    private final Map<Integer, String> vlans = new HashMap<>(); // looked up, never walked
    private final Map<Placed, String> placed = new HashMap<>(); // looked up, never walked
    private final Map<SubnetMac, String> macs = new HashMap<>(); // looked up, never walked
    private final Map<String, List<SubnetSpec>> domains = new LinkedHashMap<>();
    private final Map<String, String> domainTenants = new HashMap<>(); // looked up, never walked

    private int vlansLacking;

    TenantChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
    }

    void run() {
        for (TenantSpec tenant : scenario.tenants()) {
            if (tenant.virtualization().mechanism().usesVlans()) {
                tenant.subnets().forEach(subnet -> checkVlan(tenant, subnet));
            }
            tenant.subnets().forEach(subnet -> checkSubnet(tenant, subnet));
            tenant.vms().forEach(vm -> checkVm(tenant, vm));
            tenant.routes().forEach(route -> checkRoute(tenant, route));
            checkRoutesDiffer(tenant);
        }
    }

    private void checkSubnet(TenantSpec tenant, SubnetSpec subnet) {
        SourceMark vsidMark = mark(subnet, TenantKeys.SUBNET_VSID, subnet.mark());
        if (subnet.vsid() == TenantKeys.UNMATCHED_VSID) {
            binding.warning(
                    vsidMark,
                    "VSID 16777215 can be assigned, but no record can match it: nothing will reach"
                            + " these VMs; VSIDs are 4096 to 16777214");
        }
        String owner = tenant.name() + "." + subnet.name();
        String other = vsids.putIfAbsent(subnet.vsid(), owner);
        if (other != null) {
            binding.error(vsidMark, "VSID " + subnet.vsid() + " is already that of " + other);
        }
        SourceMark prefixMark = mark(subnet, TenantKeys.SUBNET_PREFIX, subnet.mark());
        if (subnet.prefix().hostCount() < 2) {
            binding.error(
                    prefixMark,
                    subnet.prefix() + " has no room: the router takes one address, a VM another");
        }
        checkDomain(tenant, subnet, prefixMark);
    }

    private void checkVlan(TenantSpec tenant, SubnetSpec subnet) {
        String name = tenant.name() + "." + subnet.name();
        if (subnet.vlan() == TenantKeys.NO_VLAN) {
            if (vlansLacking++ == 0) {
                binding.error(
                        subnet.mark(),
                        "no VLAN ID is left for "
                                + name
                                + ": it would be virtual subnet "
                                + (VlanNumbers.LIMIT + 1)
                                + ". A VLAN ID has 12 bits, two of its 4096 values are reserved"
                                + " (IEEE 802.1Q), and every virtual subnet needs one of the "
                                + VlanNumbers.LIMIT
                                + " others; NVGRE's VSID has 24 bits");
            }
            return;
        }
        String other = vlans.putIfAbsent(subnet.vlan(), name);
        if (other != null) {
            binding.error(
                    mark(subnet, TenantKeys.SUBNET_VLAN, subnet.mark()),
                    "VLAN " + subnet.vlan() + " is already that of " + other);
        }
    }

    private void checkDomain(TenantSpec tenant, SubnetSpec subnet, SourceMark prefixMark) {
        String first = domainTenants.putIfAbsent(subnet.rdid(), tenant.name());
        boolean written =
                binding.fieldsOf(subnet).map(f -> f.has(TenantKeys.SUBNET_RDID)).orElse(false);
        if (written && first != null && !first.equals(tenant.name())) {
            binding.error(
                    mark(subnet, TenantKeys.SUBNET_RDID, subnet.mark()),
                    "this routing domain belongs to tenant '" + first + "'");
        }
        List<SubnetSpec> joined =
                domains.computeIfAbsent(domain(tenant, subnet), key -> new ArrayList<>());
        for (SubnetSpec other : joined) {
            if (other.prefix().overlaps(subnet.prefix())) {
                binding.error(
                        prefixMark,
                        subnet.prefix()
                                + " overlaps "
                                + other.prefix()
                                + " of subnet '"
                                + other.name()
                                + "' in the same routing domain; give one of them an rdid of its"
                                + " own");
            }
        }
        joined.add(subnet);
    }

    /** A domain that two tenants share was reported; from there on each has its own. */
    private static String domain(TenantSpec tenant, SubnetSpec subnet) {
        return tenant.name() + " " + subnet.rdid();
    }

    private void checkVm(TenantSpec tenant, VmSpec vm) {
        checkMac(tenant, vm);
        Optional<SubnetSpec> found =
                tenant.subnets().stream().filter(s -> s.name().equals(vm.subnet())).findFirst();
        if (found.isEmpty()) {
            return; // reported where names are resolved
        }
        SubnetSpec subnet = found.get();
        Prefix prefix = subnet.prefix();
        SourceMark mark = mark(vm, TenantKeys.VM_ADDRESS, vm.mark());
        String address = Ipv4Address.format(vm.address());
        if (!prefix.contains(vm.address())) {
            binding.error(
                    mark,
                    address
                            + " is not in "
                            + prefix
                            + ", the prefix of subnet '"
                            + subnet.name()
                            + "'");
        } else if (vm.address() == prefix.lowestHost()) {
            binding.error(
                    mark,
                    address
                            + " is the distributed router's address in "
                            + prefix
                            + "; VMs have "
                            + Ipv4Address.format(prefix.lowestHost() + 1)
                            + " to "
                            + Ipv4Address.format(prefix.highestHost()));
        } else if (vm.address() == prefix.network() || prefix.isBroadcast(vm.address())) {
            binding.error(mark, address + " is the subnet's own address in " + prefix);
        } else {
            String other =
                    placed.putIfAbsent(new Placed(domain(tenant, subnet), vm.address()), vm.name());
            if (other != null) {
                binding.error(
                        mark,
                        address
                                + " is already the address of '"
                                + other
                                + "' in the same routing domain");
            }
        }
    }

    private void checkRoute(TenantSpec tenant, CustomerRouteSpec route) {
        boolean own = tenant.vms().stream().anyMatch(vm -> vm.name().equals(route.via()));
        boolean exists =
                scenario.tenants().stream()
                        .flatMap(t -> t.vms().stream())
                        .anyMatch(vm -> vm.name().equals(route.via()));
        if (exists && !own) {
            binding.error(
                    mark(route, TenantKeys.ROUTE_VIA, route.mark()),
                    "'" + route.via() + "' is no VM of tenant '" + tenant.name() + "'");
        }
        for (SubnetSpec subnet : tenant.subnets()) {
            if (subnet.prefix().equals(route.to())) {
                binding.error(
                        route.mark(),
                        route.to() + " is the prefix of subnet '" + subnet.name() + "' itself");
            }
        }
    }

    private void checkRoutesDiffer(TenantSpec tenant) {
        record Way(Prefix to, String via) {}
        Set<Way> seen = new HashSet<>();
        for (CustomerRouteSpec route : tenant.routes()) {
            if (!seen.add(new Way(route.to(), route.via()))) {
                binding.error(
                        route.mark(),
                        "the route to " + route.to() + " via '" + route.via() + "' stands twice");
            }
        }
    }

    /**
     * A MAC address means something within its virtual subnet only, so tenants may have equal ones;
     * two machines of one subnet with it are a fault that can be built and seen.
     */
    private void checkMac(TenantSpec tenant, VmSpec vm) {
        SubnetMac mac = new SubnetMac(tenant.name(), vm.subnet(), vm.mac());
        String other = macs.putIfAbsent(mac, vm.name());
        if (other != null) {
            binding.warning(
                    mark(vm, TenantKeys.VM_MAC, vm.mark()),
                    "'"
                            + other
                            + "' of the same subnet has this MAC address too; frames for one of"
                            + " them can reach the other");
        }
        boolean routed = tenant.virtualization().mechanism().usesRecords();
        if (routed && vm.mac() == FilterSettings.ROUTER_MAC) {
            binding.warning(
                    mark(vm, TenantKeys.VM_MAC, vm.mark()),
                    "the distributed router has this MAC address in every virtual subnet; what"
                            + " VMs on its host send to the router can reach '"
                            + vm.name()
                            + "' instead");
        }
    }

    private SourceMark mark(Object record, Key<?> key, SourceMark otherwise) {
        return binding.fieldsOf(record).map(fields -> fields.markOf(key)).orElse(otherwise);
    }
}
