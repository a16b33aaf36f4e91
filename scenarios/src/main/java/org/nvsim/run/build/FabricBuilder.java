package org.nvsim.run.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Arbiter;
import org.nvsim.fabric.Bridge;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.Switch;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.guest.GuestConfig;
import org.nvsim.host.CpuCosts;
import org.nvsim.host.Hardware;
import org.nvsim.host.Host;
import org.nvsim.host.Server;
import org.nvsim.host.TimingNoise;
import org.nvsim.observe.Observer;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Prefix;
import org.nvsim.run.plan.ExplicitRouting;
import org.nvsim.run.plan.GatewayPlan;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.route.EqualCostRoutes;
import org.nvsim.topology.route.Route;
import org.nvsim.virt.CustomerDirectory;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.policy.Generation;

/** Makes a device of every node of a physical network, and joins them by its links. */
public final class FabricBuilder {
    /** Locally administered, one address per (node, port). */
    private static final long MAC_BASE = 0x0200_0000_0000L;

    private final Simulation simulation;
    private final PhysicalPlan plan;
    private final NetworkSpec network;
    private final Map<String, HostSpec> hosts = new HashMap<>(); // looked up, never walked
    private final CpuCosts costs;
    private final GatewayPlan gateways;
    private final Observer observer; // null: nobody watches
    private final ThreadAssignment spread;
    private final List<FramePool> pools;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<FrameLedger> ledgers = new ArrayList<>();

    FabricBuilder(
            Simulation simulation,
            PhysicalPlan plan,
            NetworkSpec network,
            CpuCosts costs,
            GatewayPlan gateways,
            Observer observer,
            ThreadAssignment spread) {
        this.costs = costs;
        this.gateways = gateways;
        this.simulation = simulation;
        this.plan = plan;
        this.network = network;
        this.observer = observer;
        this.spread = spread;
        this.pools = spread.pools();
        network.hosts().forEach(host -> hosts.put(host.name(), host));
    }

    Fabric build(Generation generation, FilterSettings settings, CustomerDirectory directory) {
        Topology topology = plan.topology();
        for (TopologyNode node : topology.nodes()) {
            devices.put(node.name(), device(node, generation, settings, directory));
        }
        for (Link link : topology.links()) {
            Port.join(
                    simulation,
                    portOf(link.a().node(), link.a().port()),
                    portOf(link.b().node(), link.b().port()),
                    link.attributes());
        }
        plan.inFabric().forEach(this::joinThrough);
        network.defaults().markAboveBytes().ifPresent(this::markAbove);
        network.links().forEach(this::markAsLinksSay);
        if (plan.generated().isPresent()) {
            routeByPlan(plan.generated().get(), plan.racks().orElseThrow());
        } else {
            new ExplicitRouting(plan, network, devices, gateways.waysBack()).apply();
        }
        return new Fabric(simulation, topology, devices, ledgers);
    }

    private Device device(
            TopologyNode node,
            Generation generation,
            FilterSettings settings,
            CustomerDirectory directory) {
        Node engineNode = simulation.addNode(node.name());
        int thread = spread.threadOf(node.id());
        simulation.assign(engineNode, thread);
        FrameLedger ledger = new FrameLedger(node.id(), pools.get(thread));
        ledgers.add(ledger);
        TracePoint place = new NodeTracePoint(node.name(), engineNode, ledger, observer);
        Device device =
                switch (node.kind()) {
                    case HOST ->
                            new Host(
                                    simulation,
                                    engineNode,
                                    place,
                                    mac(node.id(), 0),
                                    mtuBytes(node),
                                    hardware(node.name()),
                                    noise(node.name()),
                                    generation,
                                    settings,
                                    directory);
                    case SERVER -> server(node, engineNode, place);
                    case FIREWALL -> firewall(node.name(), engineNode, place);
                    case SWITCH, ROUTER -> new Switch(engineNode, place);
                    case GATEWAY ->
                            new GatewayNodes(plan, network, gateways)
                                    .build(
                                            node,
                                            engineNode,
                                            place,
                                            mac(node.id(), 0),
                                            generation,
                                            settings);
                };
        while (device.portCount() < plan.topology().portCount(node.id())) {
            Port port = device.addPort(mac(node.id(), device.portCount()));
            if (device instanceof Switch plain && !routes(node)) {
                plain.bridgePort(port);
            }
        }
        if (network.timingNoisePs() > 0 && !(device instanceof Host || device instanceof Server)) {
            Arbiter arbiter = new Arbiter(simulation.streams(), node.name());
            device.ports().forEach(port -> port.decideBy(arbiter));
        }
        return device;
    }

    /** Whether the ports of a switch are given their roles by routing rather than all bridged. */
    private boolean routes(TopologyNode node) {
        return node.kind() == NodeKind.ROUTER || plan.isGenerated(node.id());
    }

    private TimingNoise noise(String machine) {
        return new TimingNoise(simulation.streams(), machine, network.timingNoisePs());
    }

    private Hardware hardware(String host) {
        HostSpec spec = hosts.get(host);
        return new Hardware(spec.nic(), spec.cores(), costs, network.switchBitsPerSecond());
    }

    private Server server(TopologyNode node, Node engineNode, TracePoint place) {
        ServerSpec spec =
                network.servers().stream()
                        .filter(s -> s.name().equals(node.name()))
                        .findFirst()
                        .orElseThrow();
        InterfaceAddress address = spec.address();
        return new Server(
                engineNode,
                place,
                GuestConfig.of(
                        mac(node.id(), 0),
                        address.address(),
                        address.subnet(),
                        spec.gateway().orElseGet(() -> routerOf(address)),
                        Math.min(1500, mtuBytes(node))),
                noise(node.name()));
    }

    /** The router that a machine finds in its subnet; 0 if there is none. */
    private int routerOf(InterfaceAddress address) {
        return plan.wayOut(network, address).orElse(0);
    }

    private Firewall firewall(String name, Node engineNode, TracePoint place) {
        FirewallSpec spec =
                network.firewalls().stream()
                        .filter(f -> f.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return Firewalls.build(spec, engineNode, place);
    }

    private int mtuBytes(TopologyNode node) {
        return plan.topology().portCount(node.id()) == 0
                ? network.defaults().mtuBytes()
                : plan.topology()
                        .link(plan.topology().linkId(node.id(), 0))
                        .attributes()
                        .mtuBytes();
    }

    private void markAbove(long bytes) {
        for (Device device : devices.values()) {
            device.ports().stream()
                    .filter(port -> port.peer() != null)
                    .forEach(port -> port.markAbove(bytes));
        }
    }

    private void markAsLinksSay(LinkSpec link) {
        link.markAboveBytes()
                .ifPresent(
                        bytes -> {
                            markTowards(link.a(), link.b(), bytes);
                            markTowards(link.b(), link.a(), bytes);
                        });
    }

    /** If several links join the two nodes, they are marked as the last of them says. */
    private void markTowards(String from, String to, long bytes) {
        devices.get(from).ports().stream()
                .filter(port -> port.peer() != null && port.peer().device().name().equals(to))
                .forEach(port -> port.markAbove(bytes));
    }

    /** Routers on either side of a firewall are each other's next hop. */
    private void joinThrough(String firewall) {
        Port first = devices.get(firewall).port(0).peer();
        Port second = devices.get(firewall).port(1).peer();
        first.setNextRouter(second.mac());
        second.setNextRouter(first.mac());
    }

    private Port portOf(int node, int port) {
        return devices.get(plan.topology().node(node).name()).port(port);
    }

    private static long mac(int node, int port) {
        return MAC_BASE | (long) node << 8 | port;
    }

    /** A generated network: racks are bridged, switches route between them. */
    private void routeByPlan(Topology topology, AddressPlan addresses) {
        EqualCostRoutes routes = EqualCostRoutes.of(topology, addresses);
        for (TopologyNode node : topology.nodes()) {
            if (devices.get(node.name()) instanceof Switch router) {
                assignPorts(node, router);
            }
        }
        for (int rack = 0; rack < addresses.racks().size(); rack++) {
            AddressPlan.Rack r = addresses.racks().get(rack);
            Switch head = (Switch) devices.get(topology.node(r.switchNode()).name());
            Prefix subnet = new Prefix(r.subnet().address(), r.subnet().length());
            head.addSubnet(
                    Bridge.UNTAGGED,
                    r.subnet().gateway(),
                    subnet,
                    MAC_BASE | (long) r.switchNode() << 8 | 0xFF_0000_0000L,
                    rackMtuBytes(head));
        }
        for (TopologyNode node : topology.nodes()) {
            if (devices.get(node.name()) instanceof Switch router) {
                for (Route route : routes.table(node.id())) {
                    addRoute(router, route);
                }
            }
        }
    }

    /** Largest IP packet that all links of a rack carry. */
    private int rackMtuBytes(Switch head) {
        int node = plan.topology().find(head.name()).orElseThrow().id();
        int least = Integer.MAX_VALUE;
        for (int port = 0; port < head.portCount(); port++) {
            Link link = plan.topology().link(plan.topology().linkId(node, port));
            if (!plan.isRouted(link)) {
                least = Math.min(least, link.attributes().mtuBytes());
            }
        }
        return least == Integer.MAX_VALUE ? network.defaults().mtuBytes() : least;
    }

    private void assignPorts(TopologyNode node, Switch router) {
        Topology topology = plan.topology();
        for (int port = 0; port < router.portCount(); port++) {
            if (plan.isRouted(topology.link(topology.linkId(node.id(), port)))) {
                router.routePort(router.port(port));
            } else {
                router.bridgePort(router.port(port));
            }
        }
    }

    private static void addRoute(Switch router, Route route) {
        if (!route.attached()) {
            List<Port> ports = new ArrayList<>();
            for (int port : route.ports().toArray()) {
                ports.add(router.port(port));
            }
            router.addRoute(new Prefix(route.prefix().address(), route.prefix().length()), ports);
        }
    }
}
