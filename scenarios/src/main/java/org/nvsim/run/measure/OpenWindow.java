package org.nvsim.run.measure;

import java.util.Optional;
import java.util.SortedMap;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.result.Window;

/** The part of a built simulation's run after a moment. */
public final class OpenWindow implements Window {
    private final BuiltSimulation simulated;
    private final Snapshot begin;

    /** A window that begins now. */
    public OpenWindow(BuiltSimulation simulated) {
        this.simulated = simulated;
        long nowPs = simulated.fabric().simulation().nowPs();
        this.begin = Snapshot.full(simulated, nowPs == 0 ? 0 : nowPs + 1);
    }

    @Override
    public SortedMap<String, Double> figures() {
        return Figures.of(simulated, Optional.of(begin), Snapshot.full(simulated, Long.MAX_VALUE));
    }
}
