package org.nvsim.run.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nvsim.packet.protocol.PacketField;

/**
 * One difference between a frame before and after.
 *
 * @param layer header it is in, as it is called afterwards: {@code IPv4}, {@code inner IPv4}
 * @param field name of the field; empty if the whole header was put on or taken off
 * @param before its value before; empty if there was none
 * @param after its value afterwards; empty if there is none
 */
public record FieldChange(
        String layer, String field, Optional<String> before, Optional<String> after) {
    private static final String INNER = "inner ";

    /** What changed from one image of a frame to the next, headers first, then fields. */
    static List<FieldChange> between(Image before, Image after) {
        List<PacketField> from = before.fields();
        List<PacketField> to = after.fields();
        int deeper = depth(to) - depth(from);
        Map<String, Map<String, String>> old = byLayer(from, Math.max(0, deeper));
        Map<String, Map<String, String>> now = byLayer(to, Math.max(0, -deeper));
        List<FieldChange> changes = new ArrayList<>();
        for (String layer : now.keySet()) {
            if (!old.containsKey(layer)) {
                changes.add(new FieldChange(layer, "", Optional.empty(), Optional.of("added")));
            }
        }
        for (String layer : old.keySet()) {
            if (!now.containsKey(layer)) {
                changes.add(new FieldChange(layer, "", Optional.of("removed"), Optional.empty()));
            } else {
                compare(layer, old.get(layer), now.get(layer), changes);
            }
        }
        return changes;
    }

    private static void compare(
            String layer,
            Map<String, String> old,
            Map<String, String> now,
            List<FieldChange> changes) {
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            Optional<String> before = Optional.ofNullable(old.get(name));
            Optional<String> after = Optional.ofNullable(now.get(name));
            if (!before.equals(after)) {
                changes.add(new FieldChange(layer, name, before, after));
            }
        }
    }

    /** Values by name by layer; layers are named as {@code deeper} headers inside others. */
    private static Map<String, Map<String, String>> byLayer(List<PacketField> fields, int deeper) {
        Map<String, Map<String, String>> layers = new LinkedHashMap<>();
        for (PacketField field : fields) {
            layers.computeIfAbsent(
                            INNER.repeat(deeper) + field.layer(), layer -> new LinkedHashMap<>())
                    .put(field.name(), field.value());
        }
        return layers;
    }

    /** How many frames there are inside others. */
    private static int depth(List<PacketField> fields) {
        String innermost = fields.isEmpty() ? "" : fields.get(fields.size() - 1).layer();
        int depth = 0;
        while (innermost.startsWith(INNER, depth * INNER.length())) {
            depth++;
        }
        return depth;
    }

    /** {@code IPv4 TTL 128 -> 127}, {@code NVGRE added}. */
    @Override
    public String toString() {
        if (field.isEmpty()) {
            return layer + " " + before.or(() -> after).orElseThrow();
        }
        return layer + " " + field + " " + before.orElse("none") + " -> " + after.orElse("none");
    }
}
