package org.nvsim.topology.importer;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads GML (Himsolt, "GML: A portable Graph File Format", 1997): keys, each with a number, a text
 * in quotation marks, or a list in brackets. Of lists inside nodes and edges, such as {@code
 * graphics}, nothing is kept; ids may be numbers or texts.
 */
final class GmlReader {
    private final String text;
    private final RawGraph graph;
    private int at;
    private int line = 1;
    private int depth;
    private boolean graphSeen;

    GmlReader(String text, RawGraph graph) {
        this.text = text;
        this.graph = graph;
    }

    void read() throws UnreadableException {
        while (skipSpace()) {
            int keyLine = line;
            String key = key();
            if (!opens()) {
                value();
            } else if (key.equals("graph")) {
                if (graphSeen) {
                    throw new UnreadableException(keyLine, "a second graph; a file holds one");
                }
                graphSeen = true;
                readGraph(keyLine);
            } else {
                skipList(keyLine);
            }
        }
    }

    private void readGraph(int openLine) throws UnreadableException {
        boolean directed = false;
        while (!closes(openLine)) {
            int keyLine = line;
            String key = key();
            boolean list = opens();
            if (list && key.equals("node")) {
                readNode(keyLine);
            } else if (list && key.equals("edge")) {
                readEdge(directed, keyLine);
            } else if (list) {
                skipList(keyLine);
            } else {
                String value = value();
                directed = key.equals("directed") ? value.equals("1") : directed;
            }
        }
    }

    private void readNode(int nodeLine) throws UnreadableException {
        Map<String, String> attributes = attributes(nodeLine);
        String id = attributes.remove("id");
        if (id == null) {
            graph.problem(nodeLine, "a node without an id");
        } else {
            graph.node(id, nodeLine).attributes().putAll(attributes);
        }
    }

    private void readEdge(boolean directed, int edgeLine) throws UnreadableException {
        Map<String, String> attributes = attributes(edgeLine);
        String source = attributes.remove("source");
        String target = attributes.remove("target");
        if (source == null || target == null) {
            graph.problem(edgeLine, "an edge without a " + (source == null ? "source" : "target"));
        } else {
            graph.edge(source, target, directed, edgeLine).attributes().putAll(attributes);
        }
    }

    /** The keys of a list that have plain values. */
    private Map<String, String> attributes(int openLine) throws UnreadableException {
        Map<String, String> attributes = new HashMap<>();
        while (!closes(openLine)) {
            int keyLine = line;
            String key = key();
            if (opens()) {
                skipList(keyLine);
            } else {
                attributes.put(key, value());
            }
        }
        return attributes;
    }

    private void skipList(int openLine) throws UnreadableException {
        int outside = depth - 1;
        while (depth > outside) {
            if (!closes(openLine)) {
                key();
                if (!opens()) {
                    value();
                }
            }
        }
    }

    /** Whether a list begins here; its bracket is taken. */
    private boolean opens() throws UnreadableException {
        if (!skipSpace()) {
            throw new UnreadableException(line, "the file ends where a value should be");
        }
        if (text.charAt(at) != '[') {
            return false;
        }
        at++;
        depth++;
        return true;
    }

    /** Whether the list ends here; its bracket is taken. */
    private boolean closes(int openLine) throws UnreadableException {
        if (!skipSpace()) {
            throw new UnreadableException(
                    line, "the file ends before the list of line " + openLine + " does");
        }
        if (text.charAt(at) != ']') {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private String key() throws UnreadableException {
        int from = at;
        while (at < text.length() && isOfKey(text.charAt(at), at > from)) {
            at++;
        }
        if (at == from) {
            throw new UnreadableException(line, "a key should be where " + here() + " is");
        }
        return text.substring(from, at);
    }

    private static boolean isOfKey(char c, boolean inside) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || inside && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    private String value() throws UnreadableException {
        if (text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            at++;
        }
        String number = text.substring(from, at);
        try {
            Double.parseDouble(number);
        } catch (NumberFormatException e) {
            at = from;
            throw new UnreadableException(
                    line, "a number, a text in \" or [ should be where " + here() + " is");
        }
        return number;
    }

    private static boolean isOfNumber(char c) {
        return c >= '0' && c <= '9'
                || c == '+'
                || c == '-'
                || c == '.'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z';
    }

    private String quoted() throws UnreadableException {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw new UnreadableException(line, "a text that begins here never ends");
        }
        String raw = text.substring(at + 1, end);
        line += (int) raw.chars().filter(c -> c == '\n').count();
        at = end + 1;
        return CharacterReferences.decode(raw);
    }

    /** Skips white space and comments, which are lines that begin with #; false at the end. */
    private boolean skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private String here() {
        return at < text.length() ? "'" + text.charAt(at) + "'" : "the end of the file";
    }
}
