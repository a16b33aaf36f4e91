package org.nvsim.topology.importer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jgrapht.nio.ImportException;
import org.nvsim.topology.LinkAttributes;

/**
 * Reads networks from text.
 *
 * <p>A node is named by its {@code label}, or its id where it has none; nodes of one label get
 * their ids appended. Its {@code kind} may name a kind of node; without one it is a router. {@code
 * Latitude} and {@code Longitude}, in degrees, place it in the picture, and a link between two such
 * nodes is as slow as light in a fibre along the great circle. An edge's {@code LinkSpeedRaw}, in
 * bits per second, is its rate. Everything else comes from the defaults.
 */
public final class TopologyImport {
    /** How the parsers say where they stopped, and why. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "line(?:Number: )? ?(\\d+)(?:; columnNumber: |:)\\d+;? (.*)", Pattern.DOTALL);

    private TopologyImport() {}

    /** Reads a network, or says what is wrong; the length of the text is the caller's to limit. */
    public static ImportResult read(GraphFormat format, String text, LinkAttributes defaults) {
        int docType = format == GraphFormat.GRAPHML ? text.indexOf("<!DOCTYPE") : -1;
        if (docType >= 0) {
            return refused(
                    1 + (int) text.substring(0, docType).chars().filter(c -> c == '\n').count(),
                    "a document type is not accepted, as it could name other files");
        }
        RawGraph graph = new RawGraph();
        try {
            format.parse(text, graph);
        } catch (ImportException e) {
            return unreadable(format, e);
        }
        return new NetworkReader(format, graph, new ElementLines(format, text), defaults).read();
    }

    private static ImportResult unreadable(GraphFormat format, ImportException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String start = "not readable as " + format.title() + ": ";
        Matcher matcher = PLACE.matcher(cause.toString());
        return matcher.find()
                ? refused(Integer.parseInt(matcher.group(1)), start + matcher.group(2))
                : refused(0, start + cause.getMessage());
    }

    private static ImportResult refused(int line, String message) {
        return new ImportResult(Optional.empty(), List.of(new ImportProblem(line, message)));
    }
}
