package org.nvsim.run.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SwitchSpec;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.PortRef;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/**
 * Whether links are such that frames can use them: no loops of what floods, no second link of what
 * has one adapter, nothing without a link, no firewall that nothing passes.
 */
public final class Cabling {
    private final NetworkSpec network;
    private final PhysicalPlan plan;
    private final Problems problems;
    private final Topology topology;
    private final int firstOwn; // links before it were made by a rule

    Cabling(NetworkSpec network, PhysicalPlan plan, Problems problems) {
        this.network = network;
        this.plan = plan;
        this.problems = problems;
        this.topology = plan.topology();
        this.firstOwn = topology.linkCount() - network.links().size();
    }

    void check() {
        checkLoops();
        checkRouters();
        checkNumbers();
        checkFirewalls();
    }

    private SourceMark markOf(Link link) {
        LinkSpec spec = network.links().get(link.id() - firstOwn);
        return spec.mark();
    }

    /** Switches and firewalls flood, and nothing here prunes their loops (IEEE 802.1D). */
    private void checkLoops() {
        Map<Integer, List<Integer>> joined = new HashMap<>(); // by node; looked up only
        int[] trees = IntStream.range(0, topology.nodeCount()).toArray();
        for (Link link : topology.links()) {
            int a = link.a().node();
            int b = link.b().node();
            if (!plan.bridges(a) || !plan.bridges(b) || plan.isRouted(link)) {
                continue;
            }
            if (find(trees, a) != find(trees, b)) {
                trees[find(trees, a)] = find(trees, b);
                joined.computeIfAbsent(a, n -> new ArrayList<>()).add(b);
                joined.computeIfAbsent(b, n -> new ArrayList<>()).add(a);
            } else if (link.id() >= firstOwn) {
                problems.error(
                        markOf(link),
                        "this link closes a loop of switches: "
                                + words(way(a, b, joined))
                                + "; a frame for everybody would go round in it for ever, as no"
                                + " spanning tree is simulated: leave one of its links out");
            }
        }
    }

    private static int find(int[] trees, int node) {
        int root = node;
        while (trees[root] != root) {
            root = trees[root];
        }
        trees[node] = root;
        return root;
    }

    /** Nodes on the way between two, over links looked at before. */
    private static List<Integer> way(int from, int to, Map<Integer, List<Integer>> joined) {
        Map<Integer, Integer> before = new HashMap<>(Map.of(from, from)); // looked up only
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !before.containsKey(to)) {
            int node = open.remove();
            for (int next : joined.getOrDefault(node, List.of())) {
                if (before.putIfAbsent(next, node) == null) {
                    open.add(next);
                }
            }
        }
        List<Integer> way = new ArrayList<>();
        for (int node = to; node != from; node = before.get(node)) {
            way.add(node);
        }
        way.add(from);
        Collections.reverse(way);
        return way;
    }

    private String words(List<Integer> way) {
        StringBuilder text = new StringBuilder();
        for (int node : way) {
            text.append(topology.node(node).name()).append(" -- ");
        }
        return text.append(topology.node(way.get(0)).name()).toString();
    }

    /** A router bridges its ports of one subnet, so two of them in one segment are a loop. */
    private void checkRouters() {
        BroadcastDomains segments = new BroadcastDomains(plan);
        for (TopologyNode node : topology.nodes()) {
            if (node.kind() != NodeKind.ROUTER || plan.isGenerated(node.id())) {
                continue;
            }
            Map<Integer, Integer> ports = new HashMap<>(); // by segment; looked up only
            for (int port = 0; port < topology.portCount(node.id()); port++) {
                Integer other = ports.putIfAbsent(segments.of(node.id(), port), port);
                if (other != null) {
                    Link link = topology.link(topology.linkId(node.id(), port));
                    problems.error(
                            markOf(link),
                            "this link closes a loop: it leads router '"
                                    + node.name()
                                    + "' once more to what its link to '"
                                    + topology.node(topology.neighbor(node.id(), other)).name()
                                    + "' leads to; leave one of the two out");
                }
            }
        }
    }

    private SourceMark markOf(String name) {
        Stream<SourceMark> marks =
                Stream.of(
                                mark(network.hosts(), HostSpec::name, HostSpec::mark, name),
                                mark(network.switches(), SwitchSpec::name, SwitchSpec::mark, name),
                                mark(network.routers(), RouterSpec::name, RouterSpec::mark, name),
                                mark(
                                        network.firewalls(),
                                        FirewallSpec::name,
                                        FirewallSpec::mark,
                                        name),
                                mark(
                                        network.gateways(),
                                        GatewaySpec::name,
                                        GatewaySpec::mark,
                                        name),
                                mark(network.servers(), ServerSpec::name, ServerSpec::mark, name))
                        .flatMap(Optional::stream);
        return marks.findFirst().orElseThrow();
    }

    private static <T> Optional<SourceMark> mark(
            List<T> specs, Function<T, String> name, Function<T, SourceMark> mark, String wanted) {
        return specs.stream().filter(s -> name.apply(s).equals(wanted)).map(mark).findFirst();
    }

    private void checkNumbers() {
        Set<Integer> seen = new HashSet<>(); // nodes that were complained about; membership only
        int[] links = new int[topology.nodeCount()];
        for (Link link : topology.links()) {
            for (PortRef end : List.of(link.a(), link.b())) {
                NodeKind kind = topology.node(end.node()).kind();
                links[end.node()]++;
                if (links[end.node()] > most(kind) && seen.add(end.node())) {
                    problems.error(
                            markOf(link),
                            "'"
                                    + topology.node(end.node()).name()
                                    + "' has its "
                                    + (kind == NodeKind.GATEWAY
                                            ? "two links already, one to the hosts and one outside"
                                            : "one link already: a "
                                                    + (kind == NodeKind.HOST ? "host" : "server")
                                                    + " has one adapter"));
                }
            }
        }
        for (TopologyNode node : topology.nodes()) {
            if (links[node.id()] == 0 && topology.nodeCount() > 1 && !plan.isGenerated(node.id())) {
                problems.error(
                        markOf(node.name()),
                        "'" + node.name() + "' has no link, so nothing can reach it");
            }
        }
    }

    private static int most(NodeKind kind) {
        return switch (kind) {
            case HOST, SERVER -> 1;
            case GATEWAY -> 2;
            case SWITCH, ROUTER, FIREWALL -> Integer.MAX_VALUE;
        };
    }

    /** A firewall judges what passes it, so it has to be on a way. */
    private void checkFirewalls() {
        if (network.firewalls().isEmpty()) {
            return;
        }
        Set<Integer> ends = new HashSet<>(); // membership only
        for (TopologyNode node : topology.nodes()) {
            if (!plan.bridges(node.id())) {
                ends.add(node.id());
            }
        }
        Set<Integer> passed = new HashSet<>(); // membership only
        for (List<Link> part : new WaysBetween(topology, ends).parts()) {
            for (Link link : part) {
                passed.add(link.a().node());
                passed.add(link.b().node());
            }
        }
        for (FirewallSpec firewall : network.firewalls()) {
            int node = topology.find(firewall.name()).orElseThrow().id();
            if (topology.portCount(node) > 0 && !passed.contains(node)) {
                problems.error(
                        firewall.mark(),
                        "nothing passes firewall '"
                                + firewall.name()
                                + "': it must be between two machines, with a link on either side");
            }
        }
    }
}
