package org.nvsim.audit;

import java.util.List;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a scenario, counts what its frames show, and compares that with what the run says. */
final class Audit {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SLICES = 100; // a long run may be left after any of them

    private final Scenario scenario;
    private final long mostSightings;
    private long sightings;

    private Audit(Scenario scenario, long mostSightings) {
        this.scenario = scenario;
        this.mostSightings = mostSightings;
    }

    /** Every disagreement about the whole run of a scenario. */
    static List<String> of(Scenario scenario) throws ScenarioException {
        return new Audit(scenario, Long.MAX_VALUE).run();
    }

    /** As {@link #of(Scenario)}, about its beginning until frames were seen so often. */
    static List<String> of(Scenario scenario, long mostSightings) throws ScenarioException {
        return new Audit(scenario, mostSightings).run();
    }

    static Scenario parse(String yaml) throws ScenarioException {
        return ScenarioLoader.parse("random.yaml", yaml, Overrides.none()).scenario();
    }

    private List<String> run() throws ScenarioException {
        Run probe = Run.of(scenario);
        JsonNode samples = MAPPER.readTree(Json.of(probe.result())).get("samples");
        long durationPs = scenario.durationPs();
        double nanos = samples.get("intervalNanos").asDouble();
        long slots = nanos == 0 ? 1 : Math.round(durationPs / 1000.0 / nanos);
        LinkAudit links = new LinkAudit(probe.topology(), durationPs / slots, (int) slots);
        Trace trace = new Trace(scenario, links);
        Run run = Run.of(scenario, trace);
        for (int i = 1; i <= SLICES && trace.sightings() < mostSightings; i++) {
            run.advanceTo((long) ((double) durationPs * i / SLICES));
        }
        sightings = trace.sightings();
        return trace.compare(MAPPER.readTree(Json.of(run.result())), run.nowPs());
    }

    long sightings() {
        return sightings;
    }
}
