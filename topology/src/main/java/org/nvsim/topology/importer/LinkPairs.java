package org.nvsim.topology.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes links of edges. A link carries both directions, so two directed edges that are each other's
 * opposite are one, the second of them with nothing to add.
 */
final class LinkPairs {
    /** Names of attributes that make a link what it is. */
    private static final List<String> OF_A_LINK =
            List.of(NetworkReader.RATE, NetworkReader.LATENCY);

    private LinkPairs() {}

    /** The edges that are links of their own, in file order; unequal opposites are a problem. */
    static List<RawGraph.Edge> links(RawGraph graph) {
        List<RawGraph.Edge> links = new ArrayList<>();
        // Edges that wait for their opposite, by their ends; looked up, never walked.
        Map<List<String>, Deque<RawGraph.Edge>> waiting = new HashMap<>();
        for (RawGraph.Edge edge : graph.edges()) {
            Deque<RawGraph.Edge> opposites = waiting.get(List.of(edge.to(), edge.from()));
            if (edge.directed() && opposites != null && !opposites.isEmpty()) {
                compare(opposites.poll(), edge, graph);
            } else {
                links.add(edge);
                if (edge.directed() && !edge.from().equals(edge.to())) {
                    waiting.computeIfAbsent(
                                    List.of(edge.from(), edge.to()), key -> new ArrayDeque<>())
                            .add(edge);
                }
            }
        }
        return links;
    }

    private static void compare(RawGraph.Edge first, RawGraph.Edge second, RawGraph graph) {
        for (String key : OF_A_LINK) {
            String there = first.attributes().getOrDefault(key, "");
            String back = second.attributes().getOrDefault(key, "");
            if (!there.equals(back)) {
                graph.problem(
                        second.line(),
                        "the link of line "
                                + first.line()
                                + " has another "
                                + key
                                + " the other way; both directions of a link are alike");
            }
        }
    }
}
