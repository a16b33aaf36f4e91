package org.nvsim.run.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.Switch;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/**
 * Sets up the routers of a network that is written out: which of a router's addresses belongs to
 * which of its ports, and the routes to all subnets.
 *
 * <p>A port belongs to the address whose subnet holds the machines found behind it, through
 * switches and firewalls. Routes lead along the fewest routers; of equals, the first in file order.
 */
public final class ExplicitRouting {
    /** Ports of one subnet are bridged; no tag can carry their number, so tags stay free. */
    private static final int FIRST_VLAN = 1 << 12;

    private final PhysicalPlan plan;
    private final NetworkSpec network;
    private final Map<String, Device> devices;
    private final BroadcastDomains segments;
    private final List<GatewayPlan.WayBack> waysBack;

    public ExplicitRouting(
            PhysicalPlan plan,
            NetworkSpec network,
            Map<String, Device> devices,
            List<GatewayPlan.WayBack> waysBack) {
        this.plan = plan;
        this.segments = new BroadcastDomains(plan);
        this.waysBack = waysBack;
        this.network = network;
        this.devices = devices;
    }

    public void apply() {
        for (RouterSpec router : network.routers()) {
            setUp(router);
        }
        for (RouterSpec router : network.routers()) {
            addRoutes(router);
        }
    }

    /**
     * The router's address that machines of {@code subnet} use as their way out, if there is one.
     */
    public static Optional<Integer> gatewayOf(NetworkSpec network, Prefix subnet, int self) {
        return network.routers().stream()
                .flatMap(router -> router.addresses().stream())
                .filter(address -> address.subnet().equals(subnet) && address.address() != self)
                .map(InterfaceAddress::address)
                .findFirst();
    }

    private void setUp(RouterSpec spec) {
        Switch router = (Switch) devices.get(spec.name());
        int node = plan.topology().find(spec.name()).orElseThrow().id();
        Map<Integer, Integer> mtuOfVlan = new TreeMap<>();
        for (int port = 0; port < router.portCount(); port++) {
            Port p = router.port(port);
            router.bridgePort(p);
            int index = addressBehind(spec, node, port);
            if (index >= 0) {
                router.bridge().setNativeVlan(p, FIRST_VLAN + index);
                int mtu =
                        plan.topology()
                                .link(plan.topology().linkId(node, port))
                                .attributes()
                                .mtuBytes();
                mtuOfVlan.merge(FIRST_VLAN + index, mtu, Math::min);
            }
        }
        for (int i = 0; i < spec.addresses().size(); i++) {
            InterfaceAddress address = spec.addresses().get(i);
            int vlan = FIRST_VLAN + i;
            router.addSubnet(
                    vlan,
                    address.address(),
                    address.subnet(),
                    0x0200_FF00_0000L | (long) node << 8 | i,
                    mtuOfVlan.getOrDefault(vlan, network.defaults().mtuBytes()));
        }
    }

    /** Index of the router's address whose subnet is behind a port, or -1. */
    private int addressBehind(RouterSpec spec, int node, int port) {
        List<Prefix> behind = subnetsBehind(node, port);
        for (int i = 0; i < spec.addresses().size(); i++) {
            if (behind.contains(spec.addresses().get(i).subnet())) {
                return i;
            }
        }
        return -1;
    }

    /** Subnets of all machines in the segment at a port. */
    private List<Prefix> subnetsBehind(int router, int port) {
        Topology topology = plan.topology();
        int segment = segments.of(router, port);
        List<Prefix> subnets = new ArrayList<>();
        for (TopologyNode node : topology.nodes()) {
            int there = segments.portIn(node.id(), segment);
            if (node.id() != router && there >= 0 && !plan.bridges(node.id())) {
                subnets.addAll(subnetsOf(node, there));
            }
        }
        return subnets;
    }

    private List<Prefix> subnetsOf(TopologyNode node, int port) {
        if (node.kind() == NodeKind.GATEWAY && port > 0) {
            return network.gateways().stream()
                    .filter(gateway -> gateway.name().equals(node.name()))
                    .map(gateway -> gateway.outside().orElse(gateway.address()).subnet())
                    .toList();
        }
        if (node.kind() != NodeKind.ROUTER) {
            return List.of(plan.subnetOf(node.name()));
        }
        return network.routers().stream()
                .filter(router -> router.name().equals(node.name()))
                .flatMap(router -> router.addresses().stream())
                .map(InterfaceAddress::subnet)
                .toList();
    }

    private void addRoutes(RouterSpec from) {
        Switch router = (Switch) devices.get(from.name());
        List<Prefix> known = new ArrayList<>();
        Map<Prefix, Integer> via = new HashMap<>(); // looked up only
        Deque<Reached> open = new ArrayDeque<>();
        for (InterfaceAddress address : from.addresses()) {
            known.add(address.subnet());
            for (RouterSpec next : neighbors(from, address)) {
                open.add(new Reached(next, addressIn(next, address.subnet())));
            }
        }
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            for (InterfaceAddress address : reached.router.addresses()) {
                if (known.contains(address.subnet())) {
                    continue;
                }
                known.add(address.subnet());
                router.addRoute(address.subnet(), reached.gateway);
                via.put(address.subnet(), reached.gateway);
                for (RouterSpec next : neighbors(reached.router, address)) {
                    open.add(new Reached(next, reached.gateway));
                }
            }
        }
        addWaysBack(from, via);
    }

    /** Tenants' prefixes lie behind the outside addresses of forwarding gateways. */
    private void addWaysBack(RouterSpec from, Map<Prefix, Integer> via) {
        Switch router = (Switch) devices.get(from.name());
        for (GatewayPlan.WayBack way : waysBack) {
            Prefix subnet = way.outside().subnet();
            boolean here = from.addresses().stream().anyMatch(a -> a.subnet().equals(subnet));
            if (here) {
                router.addRoute(way.prefix(), way.outside().address());
            } else if (via.containsKey(subnet)) {
                router.addRoute(way.prefix(), via.get(subnet));
            }
        }
    }

    private List<RouterSpec> neighbors(RouterSpec router, InterfaceAddress address) {
        return network.routers().stream()
                .filter(other -> other != router)
                .filter(
                        other ->
                                other.addresses().stream()
                                        .anyMatch(a -> a.subnet().equals(address.subnet())))
                .toList();
    }

    private static int addressIn(RouterSpec router, Prefix subnet) {
        return router.addresses().stream()
                .filter(a -> a.subnet().equals(subnet))
                .findFirst()
                .orElseThrow()
                .address();
    }

    /** A router, and the neighbour of the starting router through which it is reached. */
    private record Reached(RouterSpec router, int gateway) {}
}
