package org.nvsim.topology.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/** Makes a network of a file's nodes and edges, and collects what is wrong with them. */
final class NetworkReader {
    private final GraphFormat format;
    private final RawGraph graph;
    private final ElementLines lines;
    private final LinkAttributes defaults;
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Topology.Builder builder = Topology.builder();
    private final Map<String, GeoPoint> places = new LinkedHashMap<>();
    private final Map<String, Integer> nodeIds = new HashMap<>();

    NetworkReader(GraphFormat format, RawGraph graph, ElementLines lines, LinkAttributes defaults) {
        this.format = format;
        this.graph = graph;
        this.lines = lines;
        this.defaults = defaults;
    }

    ImportResult read() {
        checkWhole();
        readPlaces();
        if (problems.isEmpty()) {
            addNodes();
            addLinks();
        }
        if (problems.isEmpty()) {
            return new ImportResult(Optional.of(builder.build()), List.of());
        }
        return new ImportResult(Optional.empty(), problems);
    }

    private void checkWhole() {
        if (graph.nodes().isEmpty()) {
            problem(0, "there are no nodes; is this " + format.title() + "?");
        }
        for (String id : graph.repeatedIds()) {
            problem(0, "there is a second node with the id '" + id + "'");
        }
        int edgesLost = lines.edgeCount() - graph.edges().size();
        if (format == GraphFormat.GML && edgesLost > 0) { // its parser drops them without a word
            problem(0, edgesLost + " of the edges lack a source or target");
        }
    }

    private void readPlaces() {
        int index = 0;
        for (Map.Entry<String, Map<String, String>> node : graph.nodes().entrySet()) {
            int line = lines.ofNode(index++);
            OptionalDouble latitude = degrees(node, "Latitude", 90, line);
            OptionalDouble longitude = degrees(node, "Longitude", 180, line);
            if (latitude.isPresent() && longitude.isPresent()) {
                places.put(
                        node.getKey(),
                        new GeoPoint(latitude.getAsDouble(), longitude.getAsDouble()));
            }
        }
    }

    private OptionalDouble degrees(
            Map.Entry<String, Map<String, String>> node, String key, int limit, int line) {
        String text = node.getValue().get(key);
        if (text == null || text.isBlank()) {
            return OptionalDouble.empty();
        }
        double value = number(text);
        if (Math.abs(value) <= limit) {
            return OptionalDouble.of(value);
        }
        String range = " is not a number of degrees from -" + limit + " to " + limit;
        problem(line, key + " '" + text + "' of node '" + node.getKey() + "'" + range);
        return OptionalDouble.empty();
    }

    private void addNodes() {
        GeoProjection projection = new GeoProjection(places.values());
        Map<String, String> names = NodeNames.of(graph);
        int index = 0;
        for (Map.Entry<String, Map<String, String>> node : graph.nodes().entrySet()) {
            String id = node.getKey();
            int line = lines.ofNode(index++);
            Optional<Position> position =
                    Optional.ofNullable(places.get(id)).map(projection::place);
            NodeKind kind = kind(node.getValue().get("kind"), line);
            int before = builder.problems().size();
            nodeIds.put(id, builder.addNode(names.get(id), kind, OptionalInt.empty(), position));
            passOn(before, line);
        }
    }

    private NodeKind kind(String text, int line) {
        if (text == null) {
            return NodeKind.ROUTER;
        }
        List<String> known = new ArrayList<>();
        for (NodeKind kind : NodeKind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) {
                return kind;
            }
            known.add(word);
        }
        problem(line, "there is no kind '" + text + "'; kinds are " + String.join(", ", known));
        return NodeKind.ROUTER;
    }

    private void addLinks() {
        int index = 0;
        for (RawGraph.Edge edge : graph.edges()) {
            int line = lines.ofEdge(index++);
            Integer from = end(edge.from(), line);
            Integer to = end(edge.to(), line);
            if (from != null && to != null) {
                int before = builder.problems().size();
                builder.addLink(from, to, attributes(edge, line));
                passOn(before, line);
            }
        }
    }

    private Integer end(String id, int line) {
        Integer node = nodeIds.get(id);
        if (node == null) {
            problem(line, "an edge ends at node '" + id + "', which is not in the file");
        }
        return node;
    }

    private LinkAttributes attributes(RawGraph.Edge edge, int line) {
        GeoPoint from = places.get(edge.from());
        GeoPoint to = places.get(edge.to());
        long delayPs = from == null || to == null ? 0 : from.fibreDelayPs(to);
        LinkAttributes link = delayPs > 0 ? defaults.withDelayPs(delayPs) : defaults;
        String rate = edge.attributes().get("LinkSpeedRaw");
        if (rate == null || rate.isBlank()) {
            return link;
        }
        double bitsPerSecond = number(rate);
        if (bitsPerSecond >= 1 && bitsPerSecond <= 1e15) {
            return link.withRateBitsPerSecond(StrictMath.round(bitsPerSecond));
        }
        problem(line, "LinkSpeedRaw '" + rate + "' is not a number of bits per second");
        return link;
    }

    private void passOn(int before, int line) {
        List<TopologyProblem> all = builder.problems();
        for (TopologyProblem each : all.subList(before, all.size())) {
            problem(line, each.message());
        }
    }

    /** Not a number for what is none; such a value is in no range. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void problem(int line, String message) {
        problems.add(new ImportProblem(line, message));
    }
}
