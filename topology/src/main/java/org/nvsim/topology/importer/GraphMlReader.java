package org.nvsim.topology.importer;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads GraphML (Brandes et al., "GraphML Progress Report", GD 2001; the primer at
 * graphml.graphdrawing.org). Types of keys are not looked at: a value that is needed is read as
 * what it is needed as. A key without {@code attr.name} goes by its id; yEd has such keys, and the
 * text of its first {@code NodeLabel} is the label of a node that has no other.
 */
final class GraphMlReader {
    private static final String LABEL = "label";

    /** A key that data refer to. */
    private record Key(String domain, String name) {}

    private final RawGraph graph;
    private final String text;
    private final Map<String, Key> keys = new HashMap<>(); // looked up, never walked
    private final Map<String, String> nodeDefaults = new HashMap<>();
    private final Map<String, String> edgeDefaults = new HashMap<>();
    private XMLStreamReader xml;
    private boolean graphSeen;
    private boolean directed;

    GraphMlReader(String text, RawGraph graph) {
        this.text = text;
        this.graph = graph;
    }

    void read() throws UnreadableException {
        refuseDocumentType();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml.getLocalName());
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableException(
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber()),
                    reason(e));
        }
    }

    /**
     * Looks for a document type where there can be one: before the first element (XML 1.0, section
     * 2.8). The parser is not let near it, since it fails over some that are malformed.
     */
    private void refuseDocumentType() throws UnreadableException {
        int at = 0;
        while (true) {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
            String end =
                    text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : "";
            if (end.isEmpty()) {
                break;
            }
            int closed = text.indexOf(end, at);
            at = closed < 0 ? text.length() : closed + end.length();
        }
        if (text.startsWith("<!DOCTYPE", at)) {
            throw new UnreadableException(
                    1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count(),
                    "a document type is not accepted, as it could name other files");
        }
    }

    /** The parser's words without the place, which is said elsewhere. */
    private static String reason(XMLStreamException failure) {
        String message = String.valueOf(failure.getMessage());
        int text = message.indexOf("Message: ");
        return text < 0 ? message : message.substring(text + "Message: ".length()).strip();
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private void start(String element) throws XMLStreamException, UnreadableException {
        switch (element) {
            case "key" -> readKey();
            case "graph" -> {
                if (graphSeen) {
                    throw new UnreadableException(line(), "a second graph; a file holds one");
                }
                graphSeen = true;
                directed = "directed".equals(attribute("edgedefault"));
            }
            case "node" -> readNode();
            case "edge" -> readEdge();
            case "hyperedge" ->
                    throw new UnreadableException(
                            line(), "a hyperedge joins any number of nodes; a link joins two");
            default -> {
                // Elements of no meaning for a network, such as the file's own description.
            }
        }
    }

    private void readKey() throws XMLStreamException {
        String id = attribute("id");
        String domain = attribute("for");
        String name = attribute("attr.name");
        Key key =
                new Key(
                        domain == null ? "all" : domain,
                        name == null || name.isBlank() ? String.valueOf(id) : name);
        if (id != null) {
            keys.put(id, key);
        }
        StringBuilder value = new StringBuilder();
        boolean hasDefault = false;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    hasDefault |= xml.getLocalName().equals("default");
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS -> value.append(depth == 2 ? xml.getText() : "");
                default -> {
                    // comments
                }
            }
        }
        if (hasDefault) {
            if (!key.domain().equals("edge")) {
                nodeDefaults.put(key.name(), value.toString().strip());
            }
            if (!key.domain().equals("node")) {
                edgeDefaults.put(key.name(), value.toString().strip());
            }
        }
    }

    private void readNode() throws XMLStreamException, UnreadableException {
        int start = line();
        String id = attribute("id");
        Map<String, String> attributes = new HashMap<>(nodeDefaults);
        readData("node", start, attributes);
        if (id == null) {
            graph.problem(start, "a node without an id");
        } else {
            graph.node(id, start).attributes().putAll(attributes);
        }
    }

    private void readEdge() throws XMLStreamException, UnreadableException {
        int start = line();
        String source = attribute("source");
        String target = attribute("target");
        String own = attribute("directed");
        boolean oneWay = own == null ? directed : own.equals("true");
        Map<String, String> attributes = new HashMap<>(edgeDefaults);
        readData("edge", start, attributes);
        if (source == null || target == null) {
            graph.problem(start, "an edge without a " + (source == null ? "source" : "target"));
        } else {
            graph.edge(source, target, oneWay, start).attributes().putAll(attributes);
        }
    }

    /** Reads up to the end of a node or edge. */
    private void readData(String element, int start, Map<String, String> attributes)
            throws XMLStreamException, UnreadableException {
        String name = null; // of the data being read; null: none is
        int dataDepth = 0;
        int labelDepth = 0;
        StringBuilder value = new StringBuilder();
        StringBuilder label = new StringBuilder();
        boolean labelled = false;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String inner = xml.getLocalName();
                    if (inner.equals("graph")) {
                        throw new UnreadableException(
                                line(), "the " + element + " of line " + start + " holds a graph");
                    }
                    if (inner.equals("data") && name == null) {
                        name = nameOf(attribute("key"));
                        dataDepth = depth;
                        value.setLength(0);
                    } else if (inner.equals("NodeLabel") && !labelled) {
                        labelled = true;
                        labelDepth = depth;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == dataDepth && name != null) {
                        attributes.put(name, value.toString().strip());
                        name = null;
                    }
                    labelDepth = depth == labelDepth ? 0 : labelDepth;
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (name != null && depth == dataDepth) {
                        value.append(xml.getText());
                    } else if (labelDepth > 0 && depth == labelDepth) {
                        label.append(xml.getText());
                    }
                }
                default -> {
                    // comments
                }
            }
        }
        if (labelled) {
            attributes.putIfAbsent(LABEL, label.toString().strip());
        }
    }

    private String nameOf(String id) throws UnreadableException {
        if (id == null) {
            throw new UnreadableException(line(), "data without a key");
        }
        Key key = keys.get(id);
        return key == null ? id : key.name();
    }

    private String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }
}
