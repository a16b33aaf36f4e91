package org.nvsim.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SwitchSpec;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.TopologyProblem;

/**
 * The physical network of a scenario as a graph, with the address of every machine in it.
 *
 * @param topology nodes and links
 * @param addresses address and subnet of each host, server and gateway, by name
 */
record PhysicalPlan(Topology topology, Map<String, InterfaceAddress> addresses) {

    /** The plan of a network; what is wrong with it goes to {@code problems}. */
    static Optional<PhysicalPlan> of(NetworkSpec network, Problems problems) {
        return network.generator().isPresent()
                ? Optional.of(generated(network.generator().get().topology()))
                : explicit(network, problems);
    }

    private static PhysicalPlan generated(Topology topology) {
        AddressPlan plan = topology.addressPlan().orElseThrow();
        Map<String, InterfaceAddress> addresses = new TreeMap<>();
        for (TopologyNode node : topology.nodes()) {
            if (plan.rackOf(node.id()) >= 0) {
                int length = plan.racks().get(plan.rackOf(node.id())).subnet().length();
                addresses.put(node.name(), new InterfaceAddress(plan.addressOf(node.id()), length));
            }
        }
        return new PhysicalPlan(topology, addresses);
    }

    private static Optional<PhysicalPlan> explicit(NetworkSpec network, Problems problems) {
        Topology.Builder builder = Topology.builder();
        Map<String, InterfaceAddress> addresses = new TreeMap<>();
        for (HostSpec host : network.hosts()) {
            builder.addNode(host.name(), NodeKind.HOST);
            addresses.put(host.name(), new InterfaceAddress(host.address(), host.prefixLength()));
        }
        for (GatewaySpec gateway : network.gateways()) {
            builder.addNode(gateway.name(), NodeKind.GATEWAY);
        }
        for (ServerSpec server : network.servers()) {
            builder.addNode(server.name(), NodeKind.SERVER);
            addresses.put(server.name(), server.address());
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
        for (LinkSpec link : network.links()) {
            builder.addLink(link.a(), link.b(), attributes(link));
        }
        for (TopologyProblem problem : builder.problems()) {
            problems.error(markOf(network, problem), problem.message());
        }
        return builder.problems().isEmpty()
                ? Optional.of(new PhysicalPlan(builder.build(), addresses))
                : Optional.empty();
    }

    private static SourceMark markOf(NetworkSpec network, TopologyProblem problem) {
        return problem.kind() == TopologyProblem.Kind.DUPLICATE_NAME || problem.index() < 0
                ? network.hosts().get(0).mark()
                : network.links().get(problem.index()).mark();
    }

    private static LinkAttributes attributes(LinkSpec link) {
        return new LinkAttributes(
                link.rateBitsPerSecond(), link.delayPs(), link.mtuBytes(), link.bufferBytes());
    }

    /** The subnet that a machine's address lies in. */
    Prefix subnetOf(String name) {
        return addresses.get(name).subnet();
    }
}
