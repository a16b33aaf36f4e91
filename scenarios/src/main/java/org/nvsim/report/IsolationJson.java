package org.nvsim.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nvsim.run.isolation.Disagreement;
import org.nvsim.run.isolation.IsolationResult;

/** A matrix of who reaches whom as JSON: one line for each pair, as there may be many. */
public final class IsolationJson {
    private IsolationJson() {}

    public static String of(IsolationResult result) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("nvsim", Json.LANGUAGE_VERSION);
        head.put("scenario", result.scenario().name());
        head.put("variant", result.scenario().variant().orElse(null));
        head.put("version", Provenance.of(result.scenario()).version());
        head.put("scenarioHash", Provenance.of(result.scenario()).scenarioHash());
        head.put("seed", result.scenario().seed());
        head.put("timingNoisePicos", result.scenario().network().timingNoisePs());
        head.put("pairs", result.pairs());
        head.put("reachable", result.reachable());
        head.put("isolated", result.pairs() - result.reachable());
        StringBuilder text = new StringBuilder("{\n");
        head.forEach(
                (key, value) ->
                        text.append("  \"")
                                .append(key)
                                .append("\" : ")
                                .append(Json.line(value))
                                .append(",\n"));
        text.append("  \"disagreements\" : [");
        String gap = "\n    ";
        for (Disagreement disagreement : result.disagreements()) {
            text.append(gap).append(Json.line(fields(disagreement)));
            gap = ",\n    ";
        }
        text.append(result.agrees() ? "]" : "\n  ]").append(",\n  \"matrix\" : [");
        matrix(result, text);
        return text.append(result.pairs() == 0 ? "]" : "\n  ]").append("\n}\n").toString();
    }

    private static Map<String, Object> fields(Disagreement disagreement) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", disagreement.from());
        fields.put("to", disagreement.to());
        fields.put("reachable", disagreement.reachable());
        fields.put("expected", !disagreement.reachable());
        fields.put("why", disagreement.why().isEmpty() ? null : disagreement.why());
        return fields;
    }

    private static void matrix(IsolationResult result, StringBuilder text) {
        String gap = "\n    ";
        for (int from = 0; from < result.machines().size(); from++) {
            String start =
                    "{\"from\":" + Json.line(result.machines().get(from).name()) + ",\"to\":";
            for (int to = 0; to < result.machines().size(); to++) {
                if (from != to) {
                    text.append(gap).append(start);
                    text.append(Json.line(result.machines().get(to).name()));
                    text.append(",\"reachable\":").append(result.reached()[from][to]);
                    text.append(",\"expected\":").append(result.expected()[from][to]);
                    text.append('}');
                    gap = ",\n    ";
                }
            }
        }
    }
}
