package org.nvsim.run.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.PortRef;
import org.nvsim.topology.Topology;

/**
 * The links on the ways between some machines. A gateway passes nothing on as it is, so its links
 * are ends: what is inside and what is outside are parts of their own.
 */
public final class WaysBetween {
    private final Topology topology;
    private final Set<Integer> ends;
    private final boolean[] kept; // by link
    private final int[] degrees; // by place
    private final int[] parts; // by place: another of its part, or itself

    /**
     * @param ends nodes that packets come from or go to
     */
    public WaysBetween(Topology topology, Set<Integer> ends) {
        this.topology = topology;
        this.ends = ends;
        this.kept = new boolean[topology.linkCount()];
        int places = topology.nodeCount() + 2 * topology.linkCount();
        this.degrees = new int[places];
        this.parts = new int[places];
        for (Link link : topology.links()) {
            kept[link.id()] = true;
            degrees[place(link, link.a())]++;
            degrees[place(link, link.b())]++;
        }
        cutDeadEnds();
        for (int i = 0; i < places; i++) {
            parts[i] = i;
        }
        for (Link link : topology.links()) {
            if (kept[link.id()]) {
                parts[part(place(link, link.a()))] = part(place(link, link.b()));
            }
        }
    }

    /** A node, or where a link meets a gateway. */
    private int place(Link link, PortRef end) {
        return topology.node(end.node()).kind() == NodeKind.GATEWAY
                ? topology.nodeCount() + 2 * link.id() + (end.equals(link.a()) ? 0 : 1)
                : end.node();
    }

    private void cutDeadEnds() {
        Deque<Link> open = new ArrayDeque<>(topology.links());
        while (!open.isEmpty()) {
            Link link = open.remove();
            if (kept[link.id()] && (isDeadEnd(link, link.a()) || isDeadEnd(link, link.b()))) {
                kept[link.id()] = false;
                cut(link, link.a(), open);
                cut(link, link.b(), open);
            }
        }
    }

    private boolean isDeadEnd(Link link, PortRef end) {
        return degrees[place(link, end)] == 1 && !ends.contains(end.node());
    }

    private void cut(Link link, PortRef end, Deque<Link> open) {
        degrees[place(link, end)]--;
        for (int port = 0; port < topology.portCount(end.node()); port++) {
            open.add(topology.link(topology.linkId(end.node(), port)));
        }
    }

    private int part(int place) {
        int root = place;
        while (parts[root] != root) {
            root = parts[root];
        }
        parts[place] = root;
        return root;
    }

    /** The links, by the part of the network they are in; both in the order of the network. */
    public List<List<Link>> parts() {
        Map<Integer, List<Link>> found = new LinkedHashMap<>();
        for (Link link : topology.links()) {
            if (kept[link.id()]) {
                found.computeIfAbsent(part(place(link, link.a())), p -> new ArrayList<>())
                        .add(link);
            }
        }
        return List.copyOf(found.values());
    }
}
