package org.nvsim.topology.importer;

import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.alg.util.Triple;
import org.jgrapht.nio.BaseEventDrivenImporter;
import org.jgrapht.nio.dot.DOTEventDrivenImporter;
import org.jgrapht.nio.gml.GmlEventDrivenImporter;
import org.jgrapht.nio.graphml.SimpleGraphMLEventDrivenImporter;

/** The formats that can be read. */
public enum GraphFormat {
    /** XML. */
    GRAPHML("GraphML", "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<(node|edge)[\\s/>]"),
    /** Nested lists of keys and values. */
    GML("GML", "\"[^\"]*\"|(?m:^\\s*#.*$)|\\b(node|edge)\\s*\\["),
    /** The language of Graphviz. Its nodes and edges cannot be told from the text alone. */
    DOT("DOT", "(?!)(node|edge)");

    private final String title;
    private final Pattern elements;

    GraphFormat(String title, String elements) {
        this.title = title;
        this.elements = Pattern.compile(elements, Pattern.DOTALL);
    }

    /**
     * The format of a file by the end of its name: {@code .graphml}, {@code .gml}, {@code .dot}.
     */
    public static Optional<GraphFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (GraphFormat format : values()) {
            if (lower.endsWith("." + format.title.toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return lower.endsWith(".gv") ? Optional.of(DOT) : Optional.empty();
    }

    String title() {
        return title;
    }

    /** Finds the starts of nodes and edges; group 1 says which, or is unset for what to skip. */
    Pattern elements() {
        return elements;
    }

    /** Reads the text; the parser throws what it cannot read as an {@code ImportException}. */
    void parse(String text, RawGraph graph) {
        StringReader reader = new StringReader(text);
        switch (this) {
            case GRAPHML -> {
                SimpleGraphMLEventDrivenImporter parser = new SimpleGraphMLEventDrivenImporter();
                parser.setSchemaValidation(false); // files in the wild add keys of their own
                listen(parser, graph, Triple::getFirst, Triple::getSecond);
                parser.importInput(reader);
            }
            case GML -> {
                GmlEventDrivenImporter parser = new GmlEventDrivenImporter();
                listen(parser, graph, Triple::getFirst, Triple::getSecond);
                parser.importInput(reader);
            }
            case DOT -> {
                DOTEventDrivenImporter parser = new DOTEventDrivenImporter();
                listen(parser, graph, Pair::getFirst, Pair::getSecond);
                parser.importInput(reader);
            }
        }
    }

    private <V, E> void listen(
            BaseEventDrivenImporter<V, E> parser,
            RawGraph graph,
            Function<E, V> from,
            Function<E, V> to) {
        parser.addVertexConsumer(id -> graph.node(String.valueOf(id)));
        parser.addVertexAttributeConsumer(
                (key, value) ->
                        graph.nodeAttribute(
                                String.valueOf(key.getFirst()),
                                key.getSecond(),
                                decoded(value.getValue())));
        parser.addEdgeConsumer(
                edge ->
                        graph.edge(
                                String.valueOf(from.apply(edge)), String.valueOf(to.apply(edge))));
        parser.addEdgeAttributeConsumer(
                (key, value) -> graph.edgeAttribute(key.getSecond(), value.getValue()));
    }

    private String decoded(String value) {
        return this == GML ? GmlText.decoded(value) : value;
    }
}
