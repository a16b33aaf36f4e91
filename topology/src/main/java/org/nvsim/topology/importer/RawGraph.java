package org.nvsim.topology.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file's nodes and edges with their attributes, in file order, before anything is checked. */
final class RawGraph {
    /** An edge between two node ids, which may not exist. */
    record Edge(String from, String to, Map<String, String> attributes) {}

    private final Map<String, Map<String, String>> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<String> repeatedIds = new ArrayList<>();

    void node(String id) {
        if (nodes.putIfAbsent(id, new HashMap<>()) != null) {
            repeatedIds.add(id);
        }
    }

    void nodeAttribute(String id, String key, String value) {
        nodes.get(id).put(key, value);
    }

    void edge(String from, String to) {
        edges.add(new Edge(from, to, new HashMap<>()));
    }

    /** An attribute of the latest edge. */
    void edgeAttribute(String key, String value) {
        edges.get(edges.size() - 1).attributes().put(key, value);
    }

    /** Attributes by node id, in file order. */
    Map<String, Map<String, String>> nodes() {
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    List<String> repeatedIds() {
        return repeatedIds;
    }
}
