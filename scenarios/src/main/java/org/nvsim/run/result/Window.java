package org.nvsim.run.result;

import java.util.SortedMap;
import org.nvsim.scenario.spec.Metric;

/** The part of a run after a moment, such as the end of its warm-up. */
public interface Window {
    /** Every figure there is of the time since, by the name of its {@link Metric}. */
    SortedMap<String, Double> figures();
}
