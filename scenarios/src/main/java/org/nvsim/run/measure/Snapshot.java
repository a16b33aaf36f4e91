package org.nvsim.run.measure;

import java.util.List;
import java.util.Optional;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameLedger;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.FlowFates;

/**
 * The counts of a run as they were before a moment.
 *
 * @param beforePs what happened earlier than this has been counted
 * @param flows in the order of the scenario
 * @param times a copy of the times of each flow; empty where nobody needs them
 * @param dropped frames by ordinal of the reason
 * @param loads of links and cores; empty where nobody needs them
 */
public record Snapshot(
        long beforePs,
        List<FlowCount> flows,
        List<LatencyHistogram> times,
        long[] dropped,
        Optional<Loads> loads) {

    public static Snapshot of(BuiltSimulation simulated, long beforePs) {
        return of(simulated, beforePs, List.of(), Optional.empty());
    }

    /** With copies of all that was timed, and how long links and cores had worked. */
    public static Snapshot full(BuiltSimulation simulated, long beforePs) {
        return of(
                simulated,
                beforePs,
                simulated.flows().stream()
                        .map(
                                flow -> {
                                    LatencyHistogram copy = new LatencyHistogram();
                                    copy.merge(flow.times().get());
                                    return copy;
                                })
                        .toList(),
                Optional.of(Loads.of(simulated)));
    }

    private static Snapshot of(
            BuiltSimulation simulated,
            long beforePs,
            List<LatencyHistogram> times,
            Optional<Loads> loads) {
        long[] dropped = new long[DropReason.count()];
        for (FrameLedger ledger : simulated.fabric().ledgers()) {
            for (int i = 0; i < dropped.length; i++) {
                dropped[i] += ledger.dropped(DropReason.of(i));
            }
        }
        return new Snapshot(beforePs, counts(simulated, beforePs), times, dropped, loads);
    }

    /**
     * How all flows stand now.
     *
     * @param beforePs the moment that this is just before; {@link Long#MAX_VALUE} for now
     */
    static List<FlowCount> counts(BuiltSimulation simulated, long beforePs) {
        FlowFates fates = new FlowFates(simulated.fabric().ledgers(), simulated.flows().size());
        long nowPs =
                beforePs == Long.MAX_VALUE ? simulated.fabric().simulation().nowPs() : beforePs;
        return simulated.flows().stream()
                .map(flow -> FlowCount.of(flow, fates.of(flow.index()), nowPs))
                .toList();
    }
}
