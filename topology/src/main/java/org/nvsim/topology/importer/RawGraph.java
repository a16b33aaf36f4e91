package org.nvsim.topology.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.limits.InputLimits;

/** A file's nodes and edges with their attributes, in file order, before anything is checked. */
final class RawGraph {
    /**
     * Nodes of a graph that a network is made of: what its routes take grows with their square.
     * Chosen; the largest of the Internet Topology Zoo has 754.
     */
    static final int MAX_NODES = InputLimits.GRAPH_NODES;

    /** Edges of a graph: more than a file of 1 MiB can well write out one by one. Chosen. */
    static final int MAX_EDGES = InputLimits.GRAPH_EDGES;

    /**
     * A node.
     *
     * @param line where it starts, from 1
     */
    record Node(String id, int line, Map<String, String> attributes) {}

    /**
     * An edge between two node ids, which may not exist.
     *
     * @param directed whether it is one direction only, so that its opposite belongs to one link
     */
    record Edge(
            String from, String to, boolean directed, int line, Map<String, String> attributes) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    /**
     * Adds a node; a second one of the same id is a problem.
     *
     * @throws UnreadableException if there are more than {@link #MAX_NODES}
     */
    Node node(String id, int line) throws UnreadableException {
        requireRoom(line);
        Node node = new Node(id, line, new HashMap<>());
        if (nodes.putIfAbsent(id, node) != null) {
            problem(line, "there is a second node with the id '" + id + "'");
        }
        return node;
    }

    /**
     * The node of this id, added if there is none yet.
     *
     * @throws UnreadableException if there are more than {@link #MAX_NODES}
     */
    Node nodeOrNew(String id, int line) throws UnreadableException {
        if (!nodes.containsKey(id)) {
            requireRoom(line);
        }
        return nodes.computeIfAbsent(id, key -> new Node(key, line, new HashMap<>()));
    }

    private void requireRoom(int line) throws UnreadableException {
        if (nodes.size() == MAX_NODES) {
            throw new UnreadableException(line, "more than " + MAX_NODES + " nodes");
        }
    }

    /**
     * Adds an edge.
     *
     * @throws UnreadableException if there are more than {@link #MAX_EDGES}
     */
    Edge edge(String from, String to, boolean directed, int line) throws UnreadableException {
        if (edges.size() == MAX_EDGES) {
            throw new UnreadableException(line, "more than " + MAX_EDGES + " edges");
        }
        Edge edge = new Edge(from, to, directed, line, new HashMap<>());
        edges.add(edge);
        return edge;
    }

    void problem(int line, String message) {
        problems.add(new ImportProblem(line, message));
    }

    /** Nodes by id, in file order. */
    Map<String, Node> nodes() {
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    /** What is wrong with the file though it can be read. */
    List<ImportProblem> problems() {
        return problems;
    }
}
