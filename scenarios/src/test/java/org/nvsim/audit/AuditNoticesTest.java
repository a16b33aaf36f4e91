package org.nvsim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the audit would notice it if a figure of a result were wrong; and which it does not. */
class AuditNoticesTest {
    private static final int SCENARIOS = 12;
    private static final int TRIED_OF_A_KIND = 25;

    private final Map<String, Integer> tried = new HashMap<>();
    private final TreeSet<String> all = new TreeSet<>();
    private final TreeSet<String> noticed = new TreeSet<>();

    @Test
    void every_figure_of_flows_links_hosts_and_frames_but_those_named() throws Exception {
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Audit audit = Audit.whole(Audit.parse(WildScenario.of(seed)));
            tried.clear();
            for (String part : new String[] {"flows", "links", "hosts", "frames", "overhead"}) {
                change(audit, audit.document().get(part), part);
            }
        }
        TreeSet<String> missed = new TreeSet<>(all);
        missed.removeAll(noticed);

        assertThat(missed)
                .containsExactly(
                        // what only a machine's own TCP knows
                        "flows[].congestionWindow.bytes[]",
                        "flows[].congestionWindow.timesNanos[]",
                        "flows[].transfers.begun",
                        "flows[].transfers.broken",
                        // a host has the drops of its machines, which move: only bounds are checked
                        "frames.droppedAt.*.*",
                        // work leaves no trace in frames
                        "hosts[].cores[].interrupts",
                        "hosts[].cores[].utilization",
                        "hosts[].receiveNanosPerByte",
                        "hosts[].sendNanosPerByte");
    }

    /** Makes each number in it another, one at a time. */
    private void change(Audit audit, JsonNode node, String path) {
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode before = list.get(i);
                if (before.isNumber()) {
                    list.set(i, list.numberNode(before.asDouble() * 1.5 + 7));
                    note(audit, path + "[]");
                    list.set(i, before);
                } else {
                    change(audit, before, path + "[]");
                }
            }
        } else if (node instanceof ObjectNode object) {
            for (String name : new TreeSet<>(object.propertyNames())) {
                JsonNode before = object.get(name);
                boolean counts = path.contains("dropped"); // its names are reasons and places
                String inner = counts ? path + ".*" : path + "." + name;
                if (before.isIntegralNumber()) {
                    object.put(name, (long) (before.asLong() * 1.5) + 7);
                } else if (before.isNumber()) {
                    object.put(name, before.asDouble() * 1.5 + 7);
                } else {
                    change(audit, before, inner);
                    continue;
                }
                note(audit, inner);
                object.set(name, before);
            }
        }
    }

    private void note(Audit audit, String path) {
        all.add(path);
        if (!noticed.contains(path) && tried.merge(path, 1, Integer::sum) <= TRIED_OF_A_KIND) {
            if (audit.notices(audit.document())) {
                noticed.add(path);
            }
        }
    }
}
