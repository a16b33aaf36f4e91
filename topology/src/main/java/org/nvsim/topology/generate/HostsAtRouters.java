package org.nvsim.topology.generate;

import java.util.Arrays;
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
 * Makes a network of routers, such as an imported one, one that hosts can use. Each switch and
 * router gets hosts {@code hv1}, …; those with hosts, added or their own, become switches that head
 * the rack of these hosts. What the network has keeps its ids and ports.
 *
 * @param hostsPerRouter how many to add; 0 where the network has hosts of its own
 */
public record HostsAtRouters(Topology routers, int hostsPerRouter) implements TopologyGenerator {
    private static final double RADIUS = 0.07;

    @Override
    public List<TopologyProblem> problems() {
        int[] own = ownHosts();
        int racks = (int) routers.nodes().stream().filter(node -> headsRack(node, own)).count();
        int room = RackedNetwork.hostsPerRack(Math.max(1, racks));
        int most = Math.max(0, room - Arrays.stream(own).max().orElse(0));
        Parameters parameters =
                new Parameters()
                        .inRange("hosts-per-router", hostsPerRouter, 0, most)
                        .nodes("hosts-per-router", nodeCount());
        if (hostsPerRouter == 0 && racks == 0) {
            parameters.note(
                    "hosts-per-router", "no host hangs on a router; hosts-per-router adds some");
        }
        return parameters.problems();
    }

    private long nodeCount() {
        long added = routers.nodes().stream().filter(HostsAtRouters::takesHosts).count();
        return routers.nodeCount() + added * hostsPerRouter;
    }

    private static boolean takesHosts(TopologyNode node) {
        return node.kind() == NodeKind.SWITCH || node.kind() == NodeKind.ROUTER;
    }

    private boolean headsRack(TopologyNode node, int[] ownHosts) {
        return takesHosts(node) && hostsPerRouter + ownHosts[node.id()] > 0;
    }

    /** How many end nodes hang on each node. */
    private int[] ownHosts() {
        int[] hosts = new int[routers.nodeCount()];
        for (TopologyNode node : routers.nodes()) {
            if (isEnd(node)) {
                hosts[routers.neighbor(node.id(), 0)]++;
            }
        }
        return hosts;
    }

    private boolean isEnd(TopologyNode node) {
        return !node.kind().forwards() && routers.portCount(node.id()) > 0;
    }

    /** {@inheritDoc} Links between routers are there already, so {@code fabricLinks} is unused. */
    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        RackedNetwork network = new RackedNetwork();
        int[] ownHosts = ownHosts();
        int[] rackOf = new int[ownHosts.length];
        for (TopologyNode node : routers.nodes()) {
            rackOf[node.id()] = network.copyNode(node, headsRack(node, ownHosts));
        }
        for (Link link : routers.links()) {
            network.builder().addLink(link.a().node(), link.b().node(), link.attributes());
        }
        for (TopologyNode node : routers.nodes()) {
            int rack = isEnd(node) ? rackOf[routers.neighbor(node.id(), 0)] : -1;
            if (rack >= 0) {
                network.place(node.id(), rack);
            }
        }
        for (TopologyNode node : routers.nodes()) {
            for (int i = 0; takesHosts(node) && i < hostsPerRouter; i++) {
                int host = network.addHost(rackOf[node.id()], beside(node, i));
                network.builder().addLink(node.id(), host, hostLinks);
            }
        }
        return network.build((int) nodeCount());
    }

    /** Hosts of a router that has a place stand around it, the first on its right. */
    private Optional<Position> beside(TopologyNode router, int host) {
        double angle = Math.PI / 2 + 2 * Math.PI * host / hostsPerRouter;
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
