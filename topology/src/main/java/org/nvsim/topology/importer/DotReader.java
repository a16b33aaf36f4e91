package org.nvsim.topology.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads DOT ("The DOT Language", graphviz.org). Subgraphs are kept on a stack of this reader's own,
 * so that a file cannot nest deeper than is allowed.
 */
final class DotReader {
    /** How deep subgraphs may lie in each other; chosen, far beyond what is drawn. */
    static final int MAX_DEPTH = 256;

    private static final String LABEL = "label";

    /** What is between two braces, and the statement being read in it. */
    private static final class Scope {
        final Map<String, String> nodeDefaults;
        final Map<String, String> edgeDefaults;
        final Set<String> members = new LinkedHashSet<>();

        /** The ends of the statement so far: nodes, or all nodes of a subgraph. */
        final List<Set<String>> ends = new ArrayList<>();

        final List<Integer> edgeLines = new ArrayList<>();
        boolean endWanted; // an edge has only its first end

        Scope(Map<String, String> nodeDefaults, Map<String, String> edgeDefaults) {
            this.nodeDefaults = new HashMap<>(nodeDefaults);
            this.edgeDefaults = new HashMap<>(edgeDefaults);
        }
    }

    private final DotTokens tokens;
    private final RawGraph graph;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Set<List<String>> joined = new HashSet<>(); // looked up, never walked
    private boolean strict;
    private boolean directed;

    DotReader(String text, RawGraph graph) throws UnreadableException {
        this.tokens = new DotTokens(text);
        this.graph = graph;
    }

    void read() throws UnreadableException {
        if (tokens.isKeyword("strict")) {
            strict = true;
            tokens.next();
        }
        if (!tokens.isKeyword("graph") && !tokens.isKeyword("digraph")) {
            throw tokens.expected("graph or digraph");
        }
        directed = tokens.isKeyword("digraph");
        tokens.next();
        if (tokens.kind() == DotTokens.Kind.ID) {
            tokens.next();
        }
        takeSign('{');
        scopes.push(new Scope(Map.of(), Map.of()));
        while (!scopes.isEmpty()) {
            step(scopes.peek());
        }
        if (tokens.kind() != DotTokens.Kind.END) {
            throw tokens.expected("the end of the file");
        }
    }

    /** Reads one end of an edge, or a statement without any. */
    private void step(Scope scope) throws UnreadableException {
        boolean begins = !scope.endWanted;
        if (tokens.isSign('{') || tokens.isKeyword("subgraph")) {
            openSubgraph(scope);
        } else if (tokens.kind() == DotTokens.Kind.ID) {
            readName(scope, begins);
        } else if (begins && tokens.isSign('}')) {
            tokens.next();
            closeSubgraph();
        } else if (begins && tokens.isSign(';')) {
            tokens.next();
        } else if (begins && tokens.kind() == DotTokens.Kind.KEYWORD) {
            readDefaults(scope);
        } else {
            throw tokens.expected(begins ? "a statement or }" : "the other end of an edge");
        }
    }

    private void openSubgraph(Scope scope) throws UnreadableException {
        if (tokens.isKeyword("subgraph")) {
            tokens.next();
            if (tokens.kind() == DotTokens.Kind.ID) {
                tokens.next();
            }
        }
        if (scopes.size() == MAX_DEPTH) {
            throw new UnreadableException(
                    tokens.line(), "subgraphs lie more than " + MAX_DEPTH + " deep in each other");
        }
        takeSign('{');
        scopes.push(new Scope(scope.nodeDefaults, scope.edgeDefaults));
    }

    private void closeSubgraph() throws UnreadableException {
        Scope closed = scopes.pop();
        if (!scopes.isEmpty()) {
            scopes.peek().members.addAll(closed.members);
            endOf(scopes.peek(), closed.members, null);
        }
    }

    private void readName(Scope scope, boolean begins) throws UnreadableException {
        String id = tokens.value();
        int line = tokens.line();
        tokens.next();
        if (begins && tokens.isSign('=')) {
            tokens.next();
            takeId(); // an attribute of the drawing
            return;
        }
        while (tokens.isSign(':')) { // a port of the drawing
            tokens.next();
            takeId();
        }
        RawGraph.Node node = graph.nodes().get(id);
        if (node == null) {
            node = graph.nodeOrNew(id, line);
            putAll(node, scope.nodeDefaults);
        }
        scope.members.add(id);
        endOf(scope, Set.of(id), node);
    }

    /** An end of an edge is read: another follows, or the statement ends with its attributes. */
    private void endOf(Scope scope, Set<String> nodes, RawGraph.Node single)
            throws UnreadableException {
        scope.ends.add(nodes);
        scope.endWanted = tokens.kind() == DotTokens.Kind.EDGE;
        if (scope.endWanted) {
            if (directed != tokens.value().equals("->")) {
                throw tokens.expected(directed ? "-> of a digraph" : "-- of a graph");
            }
            scope.edgeLines.add(tokens.line());
            tokens.next();
            return;
        }
        Map<String, String> attributes = attributes();
        if (scope.ends.size() > 1) {
            addEdges(scope, attributes);
        } else if (single != null) {
            putAll(single, attributes);
        }
        scope.ends.clear();
        scope.edgeLines.clear();
    }

    private void addEdges(Scope scope, Map<String, String> attributes) throws UnreadableException {
        for (int i = 1; i < scope.ends.size(); i++) {
            for (String from : scope.ends.get(i - 1)) {
                for (String to : scope.ends.get(i)) {
                    if (!strict || isNew(from, to)) {
                        Map<String, String> all =
                                graph.edge(from, to, directed, scope.edgeLines.get(i - 1))
                                        .attributes();
                        all.putAll(scope.edgeDefaults);
                        all.putAll(attributes);
                    }
                }
            }
        }
    }

    /** Whether a strict graph has no such edge yet. */
    private boolean isNew(String from, String to) {
        boolean swap = !directed && from.compareTo(to) > 0;
        return joined.add(swap ? List.of(to, from) : List.of(from, to));
    }

    private void readDefaults(Scope scope) throws UnreadableException {
        String of = tokens.value();
        if (!of.equals("graph") && !of.equals("node") && !of.equals("edge")) {
            throw tokens.expected("a statement or }");
        }
        tokens.next();
        Map<String, String> attributes = attributes();
        if (of.equals("node")) {
            scope.nodeDefaults.putAll(attributes);
        } else if (of.equals("edge")) {
            scope.edgeDefaults.putAll(attributes);
        }
    }

    private Map<String, String> attributes() throws UnreadableException {
        Map<String, String> attributes = new HashMap<>();
        while (tokens.isSign('[')) {
            tokens.next();
            while (!tokens.isSign(']')) {
                String key = takeId();
                String value = "true";
                if (tokens.isSign('=')) {
                    tokens.next();
                    value = takeId();
                }
                attributes.put(key, value);
                if (tokens.isSign(',') || tokens.isSign(';')) {
                    tokens.next();
                }
            }
            tokens.next();
        }
        return attributes;
    }

    /** Gives a node attributes; in its label, escapes of the drawing are resolved. */
    private static void putAll(RawGraph.Node node, Map<String, String> attributes) {
        node.attributes().putAll(attributes);
        String label = attributes.get(LABEL);
        if (label != null) {
            node.attributes()
                    .put(
                            LABEL,
                            label.replace("\\N", node.id())
                                    .replaceAll("\\\\[nlr]", " ")
                                    .replace("\\\\", "\\"));
        }
    }

    private String takeId() throws UnreadableException {
        if (tokens.kind() != DotTokens.Kind.ID) {
            throw tokens.expected("a name");
        }
        String id = tokens.value();
        tokens.next();
        return id;
    }

    private void takeSign(char sign) throws UnreadableException {
        if (!tokens.isSign(sign)) {
            throw tokens.expected("'" + sign + "'");
        }
        tokens.next();
    }
}
