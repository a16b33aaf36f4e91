package org.nvsim.run.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SwitchSpec;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.Link;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.TopologyProblem;

/**
 * The physical network of a scenario as a graph, with the address of every machine in it.
 *
 * @param topology nodes and links; those that a rule made come first, as they are in it
 * @param addresses address and subnet of each host, server and gateway, by name
 * @param generated what the rule made, if there is one: its switches route between racks
 * @param inFabric firewalls in links between two of those switches
 */
public record PhysicalPlan(
        Topology topology,
        Map<String, InterfaceAddress> addresses,
        Optional<Topology> generated,
        Set<String> inFabric) {

    /** The plan of a network; what is wrong with it goes to {@code problems}. */
    public static Optional<PhysicalPlan> of(NetworkSpec network, Problems problems) {
        Optional<Topology> made = network.generator().map(GeneratorSpec::topology);
        Topology.Builder builder = Topology.builder();
        made.ifPresent(topology -> copyNodes(topology, builder));
        addNodes(network, made, builder);
        network.generator().ifPresent(rule -> copyLinks(rule, builder));
        for (LinkSpec link : network.links()) {
            builder.addLink(link.a(), link.b(), attributes(link));
        }
        for (TopologyProblem problem : builder.problems()) {
            problems.error(markOf(network, problem, made), problem.message());
        }
        if (!builder.problems().isEmpty()) {
            return Optional.empty();
        }
        PhysicalPlan plan =
                new PhysicalPlan(builder.build(), addresses(network), made, inFabric(network));
        if (made.isPresent()) {
            new AddedNodes(network, plan, problems).check();
        }
        new Cabling(network, plan, problems).check();
        return Optional.of(plan);
    }

    private static void copyNodes(Topology made, Topology.Builder builder) {
        for (TopologyNode node : made.nodes()) {
            builder.addNode(node.name(), node.kind(), node.tier(), node.position());
        }
    }

    /** A link with a firewall in it becomes two, at the same ports of the nodes that it joins. */
    private static void copyLinks(GeneratorSpec rule, Topology.Builder builder) {
        Topology made = rule.topology();
        for (Link link : made.links()) {
            GeneratorSpec.Between between = rule.firewalls().get(link.id());
            if (between == null) {
                builder.addLink(link.a().node(), link.b().node(), link.attributes());
                continue;
            }
            LinkAttributes whole = link.attributes();
            long halfPs = Math.max(1, whole.delayPs() / 2);
            LinkAttributes half =
                    new LinkAttributes(
                            whole.rateBitsPerSecond(),
                            halfPs,
                            whole.mtuBytes(),
                            whole.bufferBytes());
            String first = made.node(between.first()).name();
            String second = made.node(between.second()).name();
            builder.addLink(first, between.firewall(), half);
            builder.addLink(between.firewall(), second, half);
        }
    }

    private static Set<String> inFabric(NetworkSpec network) {
        Set<String> names = new TreeSet<>();
        network.generator()
                .ifPresent(
                        rule ->
                                rule.firewalls()
                                        .values()
                                        .forEach(
                                                between -> {
                                                    Topology made = rule.topology();
                                                    boolean routed =
                                                            made.node(between.first())
                                                                            .kind()
                                                                            .forwards()
                                                                    && made.node(between.second())
                                                                            .kind()
                                                                            .forwards();
                                                    if (routed) {
                                                        names.add(between.firewall());
                                                    }
                                                }));
        return names;
    }

    private static void addNodes(
            NetworkSpec network, Optional<Topology> made, Topology.Builder builder) {
        for (HostSpec host : network.hosts()) {
            if (made.flatMap(topology -> topology.find(host.name())).isEmpty()) {
                builder.addNode(host.name(), NodeKind.HOST);
            }
        }
        for (GatewaySpec gateway : network.gateways()) {
            builder.addNode(gateway.name(), NodeKind.GATEWAY);
        }
        for (ServerSpec server : network.servers()) {
            builder.addNode(server.name(), NodeKind.SERVER);
        }
        for (SwitchSpec plain : network.switches()) {
            builder.addNode(plain.name(), NodeKind.SWITCH);
        }
        for (RouterSpec router : network.routers()) {
            builder.addNode(router.name(), NodeKind.ROUTER);
        }
        for (FirewallSpec firewall : network.firewalls()) {
            builder.addNode(firewall.name(), NodeKind.FIREWALL);
        }
    }

    private static Map<String, InterfaceAddress> addresses(NetworkSpec network) {
        Map<String, InterfaceAddress> addresses = new TreeMap<>();
        for (HostSpec host : network.hosts()) {
            addresses.put(host.name(), new InterfaceAddress(host.address(), host.prefixLength()));
        }
        for (GatewaySpec gateway : network.gateways()) {
            addresses.put(gateway.name(), gateway.address());
        }
        for (ServerSpec server : network.servers()) {
            addresses.put(server.name(), server.address());
        }
        return addresses;
    }

    private static SourceMark markOf(
            NetworkSpec network, TopologyProblem problem, Optional<Topology> made) {
        int split = network.generator().map(rule -> rule.firewalls().size()).orElse(0);
        int index = problem.index() - made.map(Topology::linkCount).orElse(0) - split;
        return problem.kind() == TopologyProblem.Kind.DUPLICATE_NAME || index < 0
                ? network.hosts().get(0).mark()
                : network.links().get(index).mark();
    }

    private static LinkAttributes attributes(LinkSpec link) {
        return new LinkAttributes(
                link.rateBitsPerSecond(), link.delayPs(), link.mtuBytes(), link.bufferBytes());
    }

    /** The subnet that a machine's address lies in. */
    Prefix subnetOf(String name) {
        return addresses.get(name).subnet();
    }

    /** The racks of a network that a rule made. */
    public Optional<AddressPlan> racks() {
        return generated.flatMap(Topology::addressPlan);
    }

    /** The router that a machine finds in its subnet: its rack's, or one that is written. */
    public Optional<Integer> wayOut(NetworkSpec network, InterfaceAddress own) {
        int rack = racks().map(plan -> plan.rackWith(own.address())).orElse(-1);
        return rack >= 0
                ? racks().map(plan -> plan.racks().get(rack).subnet().gateway())
                : ExplicitRouting.gatewayOf(network, own.subnet(), own.address());
    }

    /** Whether a rule made this node. */
    public boolean isGenerated(int node) {
        return generated.map(topology -> node < topology.nodeCount()).orElse(false);
    }

    /** Whether a link joins two routers of a network that a rule made, rather than one subnet. */
    public boolean isRouted(Link link) {
        return isFabric(link.a().node()) && isFabric(link.b().node());
    }

    private boolean isFabric(int node) {
        return isGenerated(node) && topology.node(node).kind().forwards()
                || inFabric.contains(topology.node(node).name());
    }

    /** Whether frames pass a node without being routed. */
    public boolean bridges(int node) {
        NodeKind kind = topology.node(node).kind();
        return kind == NodeKind.SWITCH || kind == NodeKind.FIREWALL;
    }
}
