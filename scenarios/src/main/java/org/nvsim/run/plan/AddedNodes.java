package org.nvsim.run.plan;

import java.util.HashMap;
import java.util.Map;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.Topology;

/**
 * Whether what was written in addition to a generated network fits it: machines go into racks, with
 * addresses of the rack, or behind a gateway.
 */
public final class AddedNodes {
    private final NetworkSpec network;
    private final PhysicalPlan plan;
    private final Problems problems;
    private final Topology topology;
    private final AddressPlan racks;
    private final BroadcastDomains segments;

    AddedNodes(NetworkSpec network, PhysicalPlan plan, Problems problems) {
        this.network = network;
        this.plan = plan;
        this.problems = problems;
        this.topology = plan.topology();
        this.racks = plan.racks().orElseThrow();
        this.segments = new BroadcastDomains(plan);
    }

    void check() {
        for (RouterSpec router : network.routers()) {
            problems.error(
                    router.mark(),
                    "a generated network has routers of its own; leave '"
                            + router.name()
                            + "' out, or write the whole network out");
        }
        network.links().forEach(this::checkLink);
        checkRacks();
        for (HostSpec host : network.hosts()) {
            checkEnd(
                    host.name(),
                    host.mark(),
                    new InterfaceAddress(host.address(), host.prefixLength()));
        }
        for (ServerSpec server : network.servers()) {
            checkEnd(server.name(), server.mark(), server.address());
        }
        for (GatewaySpec gateway : network.gateways()) {
            checkEnd(gateway.name(), gateway.mark(), gateway.address());
        }
    }

    private void checkLink(LinkSpec link) {
        checkLinkEnd(link, link.a());
        checkLinkEnd(link, link.b());
        int a = id(link.a());
        int b = id(link.b());
        boolean fabric = topology.node(a).kind().forwards() && topology.node(b).kind().forwards();
        if (plan.isGenerated(a) && plan.isGenerated(b) && fabric) {
            problems.error(
                    link.mark(),
                    "the rule that made the network also made its routes; a link between two of its"
                            + " switches cannot be added");
        }
    }

    /**
     * What joins two racks by bridges takes their hosts past the routers, or not, as it happens.
     */
    private void checkRacks() {
        Map<Integer, String> heads = new HashMap<>(); // by segment; looked up only
        for (AddressPlan.Rack rack : racks.racks()) {
            String head = topology.node(rack.switchNode()).name();
            String other = heads.putIfAbsent(segmentOf(rack.switchNode()), head);
            if (other != null && segmentOf(rack.switchNode()) >= 0) {
                LinkSpec link =
                        network.links().stream()
                                .filter(l -> l.a().equals(head) || l.b().equals(head))
                                .findFirst()
                                .orElse(network.links().get(0));
                problems.error(
                        link.mark(),
                        "this joins the rack of '"
                                + head
                                + "' with that of '"
                                + other
                                + "' past their routers; a rack is a subnet of its own");
            }
        }
    }

    private void checkLinkEnd(LinkSpec link, String name) {
        int node = id(name);
        if (plan.isGenerated(node) && rackHeadedBy(node) < 0) {
            problems.error(
                    link.mark(),
                    "'"
                            + name
                            + "' carries no machines of its own; link to the switch of a rack, such"
                            + " as '"
                            + topology.node(racks.racks().get(0).switchNode()).name()
                            + "'");
        }
    }

    private void checkEnd(String name, SourceMark mark, InterfaceAddress address) {
        int node = id(name);
        if (plan.isGenerated(node) || topology.portCount(node) == 0) {
            return;
        }
        for (int rack = 0; rack < racks.racks().size(); rack++) {
            AddressPlan.Rack there = racks.racks().get(rack);
            Prefix subnet = new Prefix(there.subnet().address(), there.subnet().length());
            boolean linked = segments.of(node, 0) == segmentOf(there.switchNode());
            boolean fits =
                    address.subnet().equals(subnet)
                            && address.address() != there.subnet().gateway();
            if (linked && !fits) {
                problems.error(
                        mark,
                        "'"
                                + name
                                + "' is in the rack of '"
                                + topology.node(there.switchNode()).name()
                                + "', so its address must be in "
                                + subnet
                                + " and not "
                                + new InterfaceAddress(there.subnet().gateway(), subnet.length())
                                + ", the rack's router");
            }
        }
    }

    /** The segment of a rack; a rack without machines has none. */
    private int segmentOf(int head) {
        for (int port = 0; port < topology.portCount(head); port++) {
            if (!plan.isRouted(topology.link(topology.linkId(head, port)))) {
                return segments.of(head, port);
            }
        }
        return -1;
    }

    private int rackHeadedBy(int node) {
        for (int rack = 0; rack < racks.racks().size(); rack++) {
            if (racks.racks().get(rack).switchNode() == node) {
                return rack;
            }
        }
        return -1;
    }

    private int id(String name) {
        return topology.find(name).orElseThrow().id();
    }
}
