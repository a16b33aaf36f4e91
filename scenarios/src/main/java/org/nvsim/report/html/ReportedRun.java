package org.nvsim.report.html;

import java.util.List;
import org.nvsim.run.journey.Journey;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.TimeSeries;
import org.nvsim.scenario.spec.Scenario;

/**
 * What a report knows of one run.
 *
 * @param series its counters over time
 * @param journeys of packets it dropped; may be empty
 */
public record ReportedRun(
        Scenario scenario, RunResult result, TimeSeries series, List<Journey> journeys) {
    public ReportedRun {
        journeys = List.copyOf(journeys);
    }

    /** The variant, or for a file as it stands, its mechanism. */
    String name() {
        return result.variant().orElse(result.mechanism());
    }
}
