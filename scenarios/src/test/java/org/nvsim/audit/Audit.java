package org.nvsim.audit;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.Scenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a scenario, counts what its frames show, and compares that with what the run says. */
final class Audit {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SLICES = 100; // a long run may be left after any of them

    private final long sightings;
    private final List<String> findings;
    private final JsonNode document;
    private final Trace trace;
    private final long nowPs;

    private Audit(Scenario scenario, long mostSightings) throws ScenarioException {
        Run probe = Run.of(scenario);
        JsonNode samples = MAPPER.readTree(Json.of(probe.result())).get("samples");
        long durationPs = scenario.durationPs();
        double nanos = samples.get("intervalNanos").asDouble();
        long slots = nanos == 0 ? 1 : Math.round(durationPs / 1000.0 / nanos);
        boolean down = !scenario.timeline().isEmpty() || !scenario.network().faults().isEmpty();
        LinkAudit links =
                new LinkAudit(
                        probe.topology(),
                        durationPs / slots,
                        (int) slots,
                        down,
                        node -> noisePs(scenario, node));
        trace = new Trace(scenario, links);
        Run run = Run.of(scenario, trace);
        for (int i = 1; i <= SLICES && trace.sightings() < mostSightings; i++) {
            run.advanceTo((long) ((double) durationPs * i / SLICES));
        }
        sightings = trace.sightings();
        document = MAPPER.readTree(Json.of(run.result()));
        nowPs = run.nowPs();
        findings = trace.compare(document, nowPs);
    }

    private static long noisePs(Scenario scenario, String node) {
        NetworkSpec network = scenario.network();
        boolean machine =
                network.hosts().stream().anyMatch(h -> h.name().equals(node))
                        || network.servers().stream().anyMatch(s -> s.name().equals(node));
        return machine ? network.timingNoisePs() : 0;
    }

    /** Of the whole run of a scenario. */
    static Audit whole(Scenario scenario) throws ScenarioException {
        return new Audit(scenario, Long.MAX_VALUE);
    }

    /** Of the beginning of a run, until frames were seen so often. */
    static Audit beginning(Scenario scenario, long mostSightings) throws ScenarioException {
        return new Audit(scenario, mostSightings);
    }

    /** A random scenario; what it reads stands beside this file. */
    static Scenario parse(String yaml) throws ScenarioException {
        try {
            Path beside = Path.of(Audit.class.getResource("/audit/sizes.cdf").toURI());
            return ScenarioLoader.parse(beside.toString(), yaml, Overrides.none()).scenario();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything in which the document and the frames disagree. */
    List<String> findings() {
        return findings;
    }

    /** Whether it would say more of a document in which something else stands. */
    boolean notices(JsonNode changed) {
        int before = trace.found();
        return trace.compare(changed, nowPs).size() - before > findings.size();
    }

    /** What the run says. */
    JsonNode document() {
        return document;
    }

    /** How often frames were looked at. */
    long sightings() {
        return sightings;
    }
}
