package org.nvsim.topology.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nvsim.limits.Limits;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Parts;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/** Makes a network of a file's nodes and edges, and collects what is wrong with them. */
final class NetworkReader {
    /** The attribute of an edge that is its rate, in bits per second. */
    static final String RATE = "LinkSpeedRaw";

    /** The attribute of an edge that is its delay, with a unit. */
    static final String LATENCY = "latency";

    private final GraphFormat format;
    private final RawGraph graph;
    private final LinkAttributes defaults;
    private final List<ImportProblem> problems;
    private final List<ImportProblem> warnings = new ArrayList<>();
    private final Topology.Builder builder = Topology.builder();
    private final Map<String, GeoPoint> places = new LinkedHashMap<>();
    private final Map<String, Integer> nodeIds = new HashMap<>();

    NetworkReader(GraphFormat format, RawGraph graph, LinkAttributes defaults) {
        this.format = format;
        this.graph = graph;
        this.defaults = defaults;
        this.problems = graph.problems();
    }

    ImportResult read() {
        if (graph.nodes().isEmpty() && problems.isEmpty()) {
            problem(1, "there are no nodes; is this " + format.title() + "?");
        }
        graph.nodes().values().forEach(this::readPlace);
        addNodes();
        addLinks(LinkPairs.links(graph));
        if (problems.isEmpty()) {
            Topology topology = builder.build();
            warnOfParts(topology);
            return new ImportResult(Optional.of(topology), List.of(), warnings, nodeLines());
        }
        problems.sort(Comparator.comparingInt(ImportProblem::line));
        return new ImportResult(Optional.empty(), problems, warnings, List.of());
    }

    private List<Integer> nodeLines() {
        return graph.nodes().values().stream().map(RawGraph.Node::line).toList();
    }

    private void readPlace(RawGraph.Node node) {
        OptionalDouble latitude = degrees(node, "Latitude", 90);
        OptionalDouble longitude = degrees(node, "Longitude", 180);
        if (latitude.isPresent() && longitude.isPresent()) {
            places.put(node.id(), new GeoPoint(latitude.getAsDouble(), longitude.getAsDouble()));
        }
    }

    private OptionalDouble degrees(RawGraph.Node node, String key, int limit) {
        String text = node.attributes().get(key);
        if (text == null || text.isBlank()) {
            return OptionalDouble.empty();
        }
        double value = number(text);
        if (Math.abs(value) <= limit) {
            return OptionalDouble.of(value);
        }
        String range = " is not a number of degrees from -" + limit + " to " + limit;
        problem(node.line(), key + " '" + text + "' of node '" + node.id() + "'" + range);
        return OptionalDouble.empty();
    }

    private void addNodes() {
        GeoProjection projection = new GeoProjection(places.values());
        Map<String, String> names = NodeNames.of(graph);
        for (RawGraph.Node node : graph.nodes().values()) {
            Optional<Position> position =
                    Optional.ofNullable(places.get(node.id())).map(projection::place);
            NodeKind kind = kind(node.attributes().get("kind"), node.line());
            int before = builder.problems().size();
            nodeIds.put(
                    node.id(),
                    builder.addNode(names.get(node.id()), kind, OptionalInt.empty(), position));
            passOn(before, node.line());
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

    private void addLinks(List<RawGraph.Edge> edges) {
        for (RawGraph.Edge edge : edges) {
            Integer from = end(edge.from(), edge.line());
            Integer to = end(edge.to(), edge.line());
            LinkAttributes attributes = attributes(edge);
            if (from == null || to == null) {
                continue;
            }
            if (from.equals(to)) {
                warnings.add(
                        new ImportProblem(
                                edge.line(),
                                "'"
                                        + edge.from()
                                        + "' is joined to itself; this edge is left out"));
            } else {
                builder.addLink(from, to, attributes);
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

    private LinkAttributes attributes(RawGraph.Edge edge) {
        LinkAttributes link = withDelay(edge);
        String rate = edge.attributes().get(RATE);
        if (rate == null || rate.isBlank()) {
            return link;
        }
        double bitsPerSecond = number(rate);
        if (bitsPerSecond >= Limits.RATE.min() && bitsPerSecond <= Limits.RATE.max()) {
            return link.withRateBitsPerSecond(StrictMath.round(bitsPerSecond));
        }
        problem(edge.line(), RATE + " '" + rate + "' is not a number of bits per second");
        return link;
    }

    private LinkAttributes withDelay(RawGraph.Edge edge) {
        String latency = edge.attributes().get(LATENCY);
        if (latency != null && !latency.isBlank()) {
            OptionalDouble ps = Latency.picoseconds(latency);
            if (ps.isPresent()) {
                return defaults.withDelayPs(StrictMath.round(ps.getAsDouble()));
            }
            problem(edge.line(), LATENCY + " '" + latency + "' is not " + Latency.FORM);
            return defaults;
        }
        GeoPoint from = places.get(edge.from());
        GeoPoint to = places.get(edge.to());
        long delayPs = from == null || to == null ? 0 : from.fibreDelayPs(to);
        return delayPs > 0 ? defaults.withDelayPs(delayPs) : defaults;
    }

    /** Says so if some nodes cannot reach others. */
    private void warnOfParts(Topology topology) {
        Parts parts = Parts.of(topology);
        if (parts.count() > 1) {
            warnings.add(
                    new ImportProblem(
                            nodeLines().get(parts.firstApart()),
                            "the network is in "
                                    + parts.count()
                                    + " parts: there is no way from '"
                                    + topology.node(0).name()
                                    + "' to '"
                                    + topology.node(parts.firstApart()).name()
                                    + "'"));
        }
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
