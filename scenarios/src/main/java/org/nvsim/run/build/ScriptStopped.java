package org.nvsim.run.build;

import java.util.Objects;
import org.nvsim.scenario.problem.ScenarioException;

/** A policy script on the timeline ended with an error: its author's mistake, found by the run. */
public final class ScriptStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptStopped(ScenarioException cause) {
        super(Objects.requireNonNull(cause));
    }

    /** The mistake with its place. */
    public ScenarioException problem() {
        return (ScenarioException) getCause();
    }
}
