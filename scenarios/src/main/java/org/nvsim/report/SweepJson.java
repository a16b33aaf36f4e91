package org.nvsim.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.sweep.PlannedRun;
import org.nvsim.run.sweep.SweepFailure;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepRun;
import org.nvsim.run.sweep.SweepStore;

/**
 * A sweep as one JSON document: {@code runs}, each as of a single run but with its {@code point}
 * and without wall time, then the other tables, whose rows become objects.
 */
public final class SweepJson {
    private final Writer out;

    private SweepJson(Writer out) {
        this.out = out;
    }

    /** The document of one run, on one line. */
    public static String run(PlannedRun plan, SortedMap<String, Double> figures, RunResult result) {
        Map<String, Object> document = new LinkedHashMap<>(Json.document(result));
        document.remove("wallNanos"); // the one key in which two equal runs differ
        document.put("point", plan.values());
        document.put("replication", plan.replication());
        document.put("figures", figures);
        return Json.line(document);
    }

    /** Writes the whole document; runs come from the store one by one. */
    public static void write(SweepResult result, SweepStore store, Writer out) throws IOException {
        SweepJson json = new SweepJson(out);
        Provenance origin = Provenance.of(result, result.runs());
        out.write("{\n\"version\" : " + Json.line(origin.version()));
        out.write(",\n\"scenarioHash\" : " + Json.line(origin.scenarioHash()));
        out.write(",\n\"seed\" : " + origin.seed());
        if (origin.timingNoisePs().isPresent()) { // else each run says it
            out.write(",\n\"timingNoisePicos\" : " + origin.timingNoisePs().get());
        }
        out.write(",\n\"digest\" : " + Json.line(origin.digest()));
        out.write(",\n\"complete\" : " + result.complete() + ",\n\"runs\" : [");
        String before = "\n";
        for (SweepRun run : result.runs()) {
            out.write(before + store.document(run.key()));
            before = ",\n";
        }
        out.write("\n]");
        for (Table table : SweepTables.ofStatistics(result)) {
            json.part(table.name(), objects(table));
        }
        json.part("failures", result.failures().stream().map(SweepJson::failure).toList());
        out.write("\n}\n");
    }

    private void part(String name, List<Map<String, Object>> objects) throws IOException {
        out.write(",\n\"" + name + "\" : [");
        String before = "\n";
        for (Map<String, Object> object : objects) {
            out.write(before + Json.line(object));
            before = ",\n";
        }
        out.write("\n]");
    }

    private static List<Map<String, Object>> objects(Table table) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                object.put(key(table.columns().get(i).name()), row.get(i));
            }
            objects.add(object);
        }
        return objects;
    }

    /** {@code mean_difference} as {@code meanDifference}. */
    private static String key(String column) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < column.length(); i++) {
            boolean starts = i > 0 && column.charAt(i - 1) == '_';
            if (column.charAt(i) != '_') {
                key.append(starts ? Character.toUpperCase(column.charAt(i)) : column.charAt(i));
            }
        }
        return key.toString();
    }

    private static Map<String, Object> failure(SweepFailure failure) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("point", failure.plan().values());
        object.put("variant", failure.plan().variant().orElse(null));
        object.put("replication", failure.plan().replication());
        object.put("seed", failure.plan().seed());
        object.put("defect", failure.defect());
        object.put("reason", failure.reason());
        return object;
    }
}
