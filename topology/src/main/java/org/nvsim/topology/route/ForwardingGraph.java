package org.nvsim.topology.route;

import java.util.Arrays;
import org.nvsim.topology.Topology;

/** The nodes that forward, and the ports between them, as arrays: hosts are left out. */
final class ForwardingGraph {
    /** Node ids by index in this graph, ascending. */
    final int[] nodes;

    /** Index in this graph by node id, or -1. */
    final int[] indexOf;

    /** Where a node's arcs begin; one more entry than nodes. */
    private final int[] first;

    private final int[] target;
    private final int[] port;

    private final int[] distance;
    private final int[] queue;
    private final int[] found;

    ForwardingGraph(Topology topology) {
        indexOf = new int[topology.nodeCount()];
        Arrays.fill(indexOf, -1);
        int[] forwarding = new int[topology.nodeCount()];
        int count = 0;
        int ports = 0;
        for (int node = 0; node < topology.nodeCount(); node++) {
            if (topology.node(node).kind().forwards()) {
                indexOf[node] = count;
                forwarding[count++] = node;
                ports += topology.portCount(node);
            }
        }
        nodes = Arrays.copyOf(forwarding, count);
        first = new int[count + 1];
        target = new int[ports];
        port = new int[ports];
        connect(topology);
        distance = new int[count];
        queue = new int[count];
        found = new int[ports];
    }

    private void connect(Topology topology) {
        int arc = 0;
        for (int index = 0; index < nodes.length; index++) {
            for (int p = 0; p < topology.portCount(nodes[index]); p++) {
                int far = indexOf[topology.neighbor(nodes[index], p)];
                if (far >= 0) {
                    target[arc] = far;
                    port[arc++] = p;
                }
            }
            first[index + 1] = arc;
        }
    }

    /** Fills the distances to a destination, which {@link #portsTowards} then reads. */
    void measure(int destination) {
        Arrays.fill(distance, -1);
        int tail = 0;
        distance[destination] = 0;
        queue[tail++] = destination;
        for (int head = 0; head < tail; head++) {
            int from = queue[head];
            for (int arc = first[from]; arc < first[from + 1]; arc++) {
                int next = target[arc];
                if (distance[next] < 0) {
                    distance[next] = distance[from] + 1;
                    queue[tail++] = next;
                }
            }
        }
    }

    /** Links from a node to the measured destination, or -1. */
    int distance(int index) {
        return distance[index];
    }

    /** The ports of all shortest paths; the same object as last time if they are the same. */
    PortSet portsTowards(int index, PortSet last) {
        int count = 0;
        int closer = distance[index] - 1;
        if (closer >= 0) {
            for (int arc = first[index]; arc < first[index + 1]; arc++) {
                if (distance[target[arc]] == closer) {
                    found[count++] = port[arc];
                }
            }
        }
        return last.sameAs(found, count) ? last : PortSet.of(found, count);
    }
}
