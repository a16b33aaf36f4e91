package org.nvsim.topology.importer;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.LinkAttributes;

/**
 * Reads networks from text.
 *
 * <p>A node is named by its {@code label}, or its id where it has none; nodes of one label get
 * their ids appended. Its {@code kind} may name a kind of node; without one it is a router. {@code
 * Latitude} and {@code Longitude}, in degrees, place it in the picture, and a link between two such
 * nodes is as slow as light in a fibre along the great circle. An edge's {@code LinkSpeedRaw}, in
 * bits per second, is its rate, and its {@code latency}, with a unit as in {@code 10 ms}, its delay
 * whatever the places say. Everything else comes from the defaults.
 *
 * <p>A link carries both directions. In a directed graph an edge and its opposite are one link, and
 * an edge without an opposite is one too. An edge from a node to itself is left out with a warning.
 */
public final class TopologyImport {
    private TopologyImport() {}

    /** Reads a network, or says what is wrong; the length of the text is the caller's to limit. */
    public static ImportResult read(GraphFormat format, String text, LinkAttributes defaults) {
        RawGraph graph = new RawGraph();
        try {
            format.parse(text, graph);
        } catch (UnreadableException e) {
            String message = "not readable as " + format.title() + ": " + e.getMessage();
            return new ImportResult(
                    Optional.empty(),
                    List.of(new ImportProblem(e.line(), message)),
                    List.of(),
                    List.of());
        }
        return new NetworkReader(format, graph, defaults).read();
    }
}
