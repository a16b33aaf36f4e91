package org.nvsim.run.sweep;

import java.util.Objects;

/**
 * A run of a sweep that has no result.
 *
 * @param defect whether nvsim is to blame, not the scenario
 * @param reason what went wrong
 */
public record SweepFailure(PlannedRun plan, boolean defect, String reason) {
    public SweepFailure {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(reason, "reason");
    }
}
