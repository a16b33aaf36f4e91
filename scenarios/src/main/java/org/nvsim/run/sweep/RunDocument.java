package org.nvsim.run.sweep;

import java.util.SortedMap;
import org.nvsim.run.result.RunResult;

/** Makes the document of a run that the store keeps beside its figures. */
@FunctionalInterface
public interface RunDocument {
    /**
     * The document on one line. The same run must have the same, so it says nothing of wall time.
     */
    String of(PlannedRun plan, SortedMap<String, Double> figures, RunResult result);
}
