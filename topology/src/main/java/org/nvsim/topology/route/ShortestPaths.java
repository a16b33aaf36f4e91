package org.nvsim.topology.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/**
 * All shortest paths to one destination, by number of links. They lead through nodes that forward;
 * others are only ends. Immutable; memory is one number for each node.
 */
public final class ShortestPaths {
    private static final int UNREACHABLE = -1;

    private final Topology topology;
    private final int destination;
    private final int[] distance;

    private ShortestPaths(Topology topology, int destination) {
        this.topology = topology;
        this.destination = destination;
        this.distance = new int[topology.nodeCount()];
        search();
    }

    /** Finds the paths from every node to this one, in time linear in nodes and links. */
    public static ShortestPaths to(Topology topology, int destination) {
        return new ShortestPaths(topology, destination);
    }

    private void search() {
        Arrays.fill(distance, UNREACHABLE);
        int[] queue = new int[distance.length];
        int tail = 0;
        distance[destination] = 0;
        queue[tail++] = destination;
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            if (node != destination && !forwards(node)) {
                continue;
            }
            for (int port = 0; port < topology.portCount(node); port++) {
                int next = topology.neighbor(node, port);
                if (distance[next] == UNREACHABLE) {
                    distance[next] = distance[node] + 1;
                    queue[tail++] = next;
                }
            }
        }
    }

    private boolean forwards(int node) {
        return topology.node(node).kind().forwards();
    }

    public int destination() {
        return destination;
    }

    /** How many links a shortest path from this node has, or -1 if there is no path. */
    public int distance(int node) {
        return distance[node];
    }

    /** The ports of a node on all its shortest paths; none at the destination or without a path. */
    public PortSet ports(int node) {
        int[] ports = new int[topology.portCount(node)];
        int count = 0;
        for (int port = 0; port < ports.length; port++) {
            if (leadsCloser(node, topology.neighbor(node, port))) {
                ports[count++] = port;
            }
        }
        return PortSet.of(ports, count);
    }

    private boolean leadsCloser(int node, int next) {
        return distance[node] > 0
                && distance[next] == distance[node] - 1
                && (next == destination || forwards(next));
    }

    /** The links of a shortest path from a node: at each node the first of its ports. */
    public Optional<List<Link>> path(int from) {
        if (distance[from] == UNREACHABLE) {
            return Optional.empty();
        }
        List<Link> path = new ArrayList<>(distance[from]);
        int node = from;
        while (node != destination) {
            int port = ports(node).port(0);
            path.add(topology.link(topology.linkId(node, port)));
            node = topology.neighbor(node, port);
        }
        return Optional.of(path);
    }

    /** What to tell the user where this node must reach the destination; empty if it does. */
    public Optional<TopologyProblem> missingPath(int from) {
        if (distance[from] != UNREACHABLE) {
            return Optional.empty();
        }
        String name = topology.node(from).name();
        String text =
                "there is no path from '"
                        + name
                        + "' to '"
                        + topology.node(destination).name()
                        + "'; hosts, servers and gateways do not forward";
        return Optional.of(new TopologyProblem(TopologyProblem.Kind.DISCONNECTED, -1, name, text));
    }
}
