package org.nvsim.report;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.run.result.RunResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON, with stable keys, in the order of the records. */
public final class Json {
    static final String LANGUAGE_VERSION = "1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper LINES = JsonMapper.builder().build();

    private Json() {}

    /** The document of one run. */
    public static String of(RunResult result) {
        return write(document(result));
    }

    /** The document of several runs: {@code { "runs": [ … ] }}. */
    public static String of(List<RunResult> results) {
        return write(Map.of("runs", results.stream().map(Json::document).toList()));
    }

    static Map<String, Object> document(RunResult result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nvsim", LANGUAGE_VERSION);
        for (RecordComponent part : RunResult.class.getRecordComponents()) {
            document.put(part.getName(), valueOf(part, result));
        }
        return document;
    }

    private static Object valueOf(RecordComponent part, RunResult result) {
        try {
            return part.getAccessor().invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record has public accessors", e);
        }
    }

    /** On one line, without a new line. */
    public static String line(Object value) {
        return LINES.writeValueAsString(value);
    }

    static String write(Object document) {
        return MAPPER.writeValueAsString(document) + "\n";
    }
}
