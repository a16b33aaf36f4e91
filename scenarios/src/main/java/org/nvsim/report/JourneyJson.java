package org.nvsim.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.run.journey.Denied;
import org.nvsim.run.journey.FieldChange;
import org.nvsim.run.journey.Hop;
import org.nvsim.run.journey.Image;
import org.nvsim.run.journey.Journey;

/** A journey as JSON, with stable keys. */
public final class JourneyJson {
    private JourneyJson() {}

    public static String of(Journey journey) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nvsim", Json.LANGUAGE_VERSION);
        document.put("scenario", journey.scenario().name());
        document.put("variant", journey.scenario().variant().orElse(null));
        document.put("seed", journey.scenario().seed());
        document.put("flow", journey.flow().name());
        document.put("packet", journey.packet());
        document.put("packets", journey.packets());
        document.put("outcome", journey.outcome().word());
        document.put("reason", reason(journey));
        document.put("untoldHops", journey.untold());
        document.put("hops", journey.hops().stream().map(JourneyJson::hop).toList());
        return Json.write(document);
    }

    /** Why it was lost; null if it was not. */
    private static String reason(Journey journey) {
        return journey.outcome() == Journey.Outcome.DROPPED
                ? journey.drop().orElseThrow().reason().word()
                : null;
    }

    private static Map<String, Object> hop(Hop hop) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("timePicos", hop.timePs());
        fields.put("node", hop.node());
        fields.put("port", hop.port() < 0 ? null : hop.port());
        fields.put("branch", hop.branch().number());
        fields.put("branchOf", hop.branch().parent() == 0 ? null : hop.branch().parent());
        fields.put("kind", hop.branch().kind().word());
        fields.put("action", hop.action().word());
        fields.put("decidedBy", decision(hop.decidedBy()));
        fields.put("reason", hop.reason() == DropReason.NONE ? null : hop.reason().word());
        fields.put("toFirewall", hop.denied().map(JourneyJson::seen).orElse(null));
        fields.put("before", hop.before().map(JourneyJson::image).orElse(null));
        fields.put("after", image(hop.after()));
        fields.put("changed", changes(hop.changed()));
        return fields;
    }

    private static Map<String, Object> seen(Denied packet) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", packet.text());
        fields.put("protocol", packet.protocol());
        fields.put("from", packet.from());
        fields.put("to", packet.to());
        fields.put("sourcePort", number(packet.sourcePort()));
        fields.put("destinationPort", number(packet.destinationPort()));
        fields.put("lengthBytes", packet.lengthBytes());
        fields.put("passesBy", packet.passesBy());
        return fields;
    }

    private static Integer number(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private static Map<String, Object> decision(Decision decision) {
        if (decision == Decision.NONE) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", decision.by());
        fields.put("text", decision.what());
        fields.put("definedAt", decision.definedAt().isEmpty() ? null : decision.definedAt());
        return fields;
    }

    private static Map<String, Object> image(Image image) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", image.text());
        fields.put("lengthBytes", image.lengthBytes());
        fields.put("bytes", image.hex());
        return fields;
    }

    private static List<Map<String, Object>> changes(List<FieldChange> changes) {
        return changes.stream().map(JourneyJson::change).toList();
    }

    private static Map<String, Object> change(FieldChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("layer", change.layer());
        fields.put("field", change.field().isEmpty() ? null : change.field());
        fields.put("before", change.before().orElse(null));
        fields.put("after", change.after().orElse(null));
        return fields;
    }
}
