package org.nvsim.run;

import java.util.Optional;
import java.util.SortedMap;
import org.nvsim.scenario.spec.Metric;

/** The part of a run after a moment, such as the end of its warm-up, in figures. */
public final class Window {
    private final BuiltSimulation simulated;
    private final Snapshot begin;

    /** A window that begins now. */
    Window(BuiltSimulation simulated) {
        this.simulated = simulated;
        long nowPs = simulated.fabric().simulation().nowPs();
        this.begin = Snapshot.full(simulated, nowPs == 0 ? 0 : nowPs + 1);
    }

    /** Every figure there is of the time since, by the name of its {@link Metric}. */
    public SortedMap<String, Double> figures() {
        return Figures.of(simulated, Optional.of(begin), Snapshot.full(simulated, Long.MAX_VALUE));
    }
}
