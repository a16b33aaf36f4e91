package org.nvsim.topology.importer;

import java.util.HashMap;
import java.util.Map;

/** Names for a file's nodes: their labels, with the id appended where several share one. */
final class NodeNames {
    private NodeNames() {}

    /** The name of each node by id. */
    static Map<String, String> of(RawGraph graph) {
        Map<String, Integer> uses = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        graph.nodes()
                .forEach(
                        (id, node) -> {
                            String label = label(id, node.attributes());
                            names.put(id, label);
                            uses.merge(label, 1, Integer::sum);
                        });
        names.replaceAll((id, label) -> uses.get(label) == 1 ? label : label + "-" + id);
        return names;
    }

    private static String label(String id, Map<String, String> attributes) {
        String label = attributes.getOrDefault("label", "");
        String plain = label.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.isEmpty() ? id : plain;
    }
}
