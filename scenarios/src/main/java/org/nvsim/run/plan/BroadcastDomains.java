package org.nvsim.run.plan;

import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/**
 * The layer-2 segments of a physical network: links that bridges join, so that a broadcast on one
 * reaches all. Routers and the machines at the ends join nothing.
 */
public final class BroadcastDomains {
    private final Topology topology;
    private final int[] parent; // by link: another of its segment, or itself

    public BroadcastDomains(PhysicalPlan plan) {
        topology = plan.topology();
        parent = new int[topology.linkCount()];
        for (int link = 0; link < parent.length; link++) {
            parent[link] = link;
        }
        for (int node = 0; node < topology.nodeCount(); node++) {
            if (plan.bridges(node)) {
                join(plan, node);
            }
        }
    }

    private void join(PhysicalPlan plan, int node) {
        int first = -1;
        for (int port = 0; port < topology.portCount(node); port++) {
            Link link = topology.link(topology.linkId(node, port));
            if (plan.isRouted(link)) {
                continue;
            }
            if (first >= 0) {
                parent[find(link.id())] = find(first);
            }
            first = link.id();
        }
    }

    /** The segment at a port: equal numbers are one segment. */
    public int of(int node, int port) {
        return find(topology.linkId(node, port));
    }

    /** The port of a node that is in a segment; -1 if none is. */
    public int portIn(int node, int segment) {
        for (int port = 0; port < topology.portCount(node); port++) {
            if (of(node, port) == segment) {
                return port;
            }
        }
        return -1;
    }

    private int find(int link) {
        int root = link;
        while (parent[root] != root) {
            root = parent[root];
        }
        parent[link] = root;
        return root;
    }
}
