package org.nvsim.topology.generate;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.Link;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.TopologyProblem;

/**
 * Makes a network of routers, such as an imported one, one that hosts can use: each switch and
 * router gets hosts {@code hv1}, …, becomes a switch and heads the rack of its hosts. What the
 * network has stays as it was, with the same ids and ports.
 */
public record HostsAtRouters(Topology routers, int hostsPerRouter) implements TopologyGenerator {
    private static final double RADIUS = 0.03;

    @Override
    public List<TopologyProblem> problems() {
        int racks = (int) routers.nodes().stream().filter(HostsAtRouters::headsRack).count();
        int most = RackedNetwork.hostsPerRack(Math.max(1, racks));
        return new Parameters()
                .inRange("hosts-per-router", hostsPerRouter, 1, most)
                .nodes("hosts-per-router", nodeCount(racks))
                .problems();
    }

    private long nodeCount(int racks) {
        return routers.nodeCount() + (long) racks * hostsPerRouter;
    }

    private static boolean headsRack(TopologyNode node) {
        return node.kind() == NodeKind.SWITCH || node.kind() == NodeKind.ROUTER;
    }

    /** {@inheritDoc} Links between routers are there already, so {@code fabricLinks} is unused. */
    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        RackedNetwork network = new RackedNetwork();
        for (TopologyNode node : routers.nodes()) {
            network.copyNode(node, headsRack(node));
        }
        for (Link link : routers.links()) {
            network.builder().addLink(link.a().node(), link.b().node(), link.attributes());
        }
        int racks = 0;
        for (TopologyNode node : routers.nodes()) {
            if (headsRack(node)) {
                for (int i = 0; i < hostsPerRouter; i++) {
                    int host = network.addHost(racks, beside(node, i));
                    network.builder().addLink(node.id(), host, hostLinks);
                }
                racks++;
            }
        }
        return network.build((int) nodeCount(racks));
    }

    /** Hosts of a router that has a place stand around it. */
    private Optional<Position> beside(TopologyNode router, int host) {
        double angle = 2 * Math.PI * host / hostsPerRouter;
        return router.position()
                .map(
                        center ->
                                new Position(
                                        inPicture(center.x() + RADIUS * StrictMath.sin(angle)),
                                        inPicture(center.y() + RADIUS * StrictMath.cos(angle))));
    }

    private static double inPicture(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
