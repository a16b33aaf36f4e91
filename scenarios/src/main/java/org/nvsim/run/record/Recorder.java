package org.nvsim.run.record;

import java.util.List;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.run.Run;
import org.nvsim.run.tables.TableHistory;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** Runs a scenario and keeps what happened. */
public final class Recorder {
    private Recorder() {}

    /** Told how far a run is. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param share from 0 to 1
         * @return false to stop here
         */
        boolean reached(double share);
    }

    /** As {@link #record(Scenario, RowBudget, Listener)}, keeping what the heap has room for. */
    public static Recording record(Scenario scenario, Listener listener) throws ScenarioException {
        return record(scenario, RowBudget.ofHeap(), listener);
    }

    /**
     * Runs a scenario to its end, or to where the listener stops it.
     *
     * @throws ScenarioException if the scenario asks for what cannot be had
     * @throws IllegalStateException if nvsim has a defect
     */
    public static Recording record(Scenario scenario, RowBudget budget, Listener listener)
            throws ScenarioException {
        Relay relay = new Relay();
        Run run = Run.of(scenario, relay);
        TableHistory tables = run.keepTables(budget.tableBytes());
        List<String> places = run.places();
        RowObserver observer =
                new RowObserver(
                        run.topology(),
                        places,
                        scenario.traffic().size(),
                        scenario.durationPs(),
                        budget);
        relay.to = observer;
        boolean goOn = true;
        for (int slice = 0; slice < Series.SLICES && goOn; slice++) {
            run.advanceTo(observer.series.endPs(slice));
            observer.series.endOf(slice, run);
            goOn = listener.reached((slice + 1.0) / Series.SLICES);
        }
        return new Recording(scenario, run.topology(), places, observer, tables, run.result());
    }

    /** Stands in for an observer that can be made only once the run is built. */
    private static final class Relay implements Observer {
        private Observer to;

        @Override
        public void observe(
                long timePs,
                String place,
                int port,
                Action action,
                Frame frame,
                DropReason reason,
                Decision decision) {
            to.observe(timePs, place, port, action, frame, reason, decision);
        }
    }
}
