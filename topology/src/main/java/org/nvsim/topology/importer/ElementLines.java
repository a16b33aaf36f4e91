package org.nvsim.topology.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** The lines on which a file's nodes and edges start, as far as its format shows them. */
final class ElementLines {
    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> edges = new ArrayList<>();

    ElementLines(GraphFormat format, String text) {
        Matcher matcher = format.elements().matcher(text);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                continue;
            }
            for (; counted < matcher.start(1); counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            (matcher.group(1).equals("node") ? nodes : edges).add(line);
        }
    }

    /** The line of a node by its place in the file, from 0; 0 if not known. */
    int ofNode(int index) {
        return index < nodes.size() ? nodes.get(index) : 0;
    }

    int ofEdge(int index) {
        return index < edges.size() ? edges.get(index) : 0;
    }

    int edgeCount() {
        return edges.size();
    }
}
