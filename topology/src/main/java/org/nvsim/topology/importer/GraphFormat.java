package org.nvsim.topology.importer;

import java.util.Locale;
import java.util.Optional;

/** The formats that can be read. */
public enum GraphFormat {
    /** XML. */
    GRAPHML("GraphML"),
    /** Nested lists of keys and values. */
    GML("GML"),
    /** The language of Graphviz. */
    DOT("DOT");

    private final String title;

    GraphFormat(String title) {
        this.title = title;
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

    /** Reads the text into {@code graph}. */
    void parse(String text, RawGraph graph) throws UnreadableException {
        switch (this) {
            case GRAPHML -> new GraphMlReader(text, graph).read();
            case GML -> new GmlReader(text, graph).read();
            case DOT -> new DotReader(text, graph).read();
        }
    }
}
