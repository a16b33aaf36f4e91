package org.nvsim.audit;

import java.util.Map;
import java.util.TreeMap;
import org.nvsim.observe.Action;
import tools.jackson.databind.JsonNode;

/** The account of all frames: how many began, and how each of them ended where. */
final class LedgerAudit {
    private long sent;
    private long copied;
    private long delivered;
    private long consumed;
    private final Map<String, Long> dropped = new TreeMap<>();
    private final Map<String, Map<String, Long>> droppedAt = new TreeMap<>();

    void see(String place, Action action, String reason) {
        switch (action) {
            case CREATED -> sent++;
            case COPIED -> copied++;
            case DELIVERED -> delivered++;
            case CONSUMED -> consumed++;
            case DROPPED -> {
                dropped.merge(reason, 1L, Long::sum);
                droppedAt.computeIfAbsent(place, p -> new TreeMap<>()).merge(reason, 1L, Long::sum);
            }
            default -> {}
        }
    }

    /**
     * @param alive frames that have begun and not ended
     */
    void compare(JsonNode document, long alive, Findings findings) {
        JsonNode frames = document.get("frames");
        findings.same("frames sent", sent, frames.get("sent"));
        findings.same("frames copied", copied, frames.get("copied"));
        findings.same("frames delivered", delivered, frames.get("delivered"));
        findings.same("frames consumed", consumed, frames.get("consumed"));
        findings.same("frames in flight", alive, frames.get("inFlight"));
        findings.sameCounts("frames dropped", dropped, frames.get("dropped"));
        for (String node : frames.get("droppedAt").propertyNames()) {
            // Drops in a VM are entered at the host it is on: more than what the host's name tells.
            JsonNode counts = frames.get("droppedAt").get(node);
            Map<String, Long> own = droppedAt.getOrDefault(node, Map.of());
            own.forEach(
                    (reason, count) -> {
                        long theirs = counts.has(reason) ? counts.get(reason).asLong() : 0;
                        if (theirs < count) {
                            findings.add(
                                    "dropped at %s, %s: %d, not %d", node, reason, count, theirs);
                        }
                    });
        }
    }
}
