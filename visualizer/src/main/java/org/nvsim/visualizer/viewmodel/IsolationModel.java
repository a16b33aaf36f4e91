package org.nvsim.visualizer.viewmodel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nvsim.run.Run;
import org.nvsim.run.isolation.Isolation;
import org.nvsim.run.isolation.IsolationResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** Who reaches whom in a scenario, measured on demand in the background. */
public final class IsolationModel {
    private static final int PIECES = 100;

    private final Scenario scenario;
    private final RunModel.Background background;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<Optional<IsolationResult>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", "");

    IsolationModel(Scenario scenario, RunModel.Background background) {
        this.scenario = scenario;
        this.background = background;
    }

    /** What was found, once it was measured. */
    public ReadOnlyObjectProperty<Optional<IsolationResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What is going on, or what was found, in a sentence; empty before the first measurement. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Lets every machine ask every other. */
    public void measure() {
        stopped.set(false);
        state.set("Every machine asks every other …");
        background.work().execute(this::work);
    }

    /** Gives a measurement up. */
    public void stop() {
        stopped.set(true);
        state.set("Stopped.");
    }

    private void work() {
        try {
            Isolation isolation = Isolation.of(scenario);
            Run run = isolation.run();
            long endPs = run.scenario().durationPs();
            for (int piece = 1; piece <= PIECES && !stopped.get(); piece++) {
                run.advanceTo(piece == PIECES ? endPs : endPs / PIECES * piece);
            }
            if (!stopped.get()) {
                IsolationResult found = isolation.result();
                background.ui().execute(() -> show(found));
            }
        } catch (ScenarioException e) {
            background.ui().execute(() -> state.set(e.render()));
        } catch (RuntimeException e) {
            background.ui().execute(() -> state.set("Cannot be measured: " + e.getMessage()));
        }
    }

    private void show(IsolationResult found) {
        state.set(
                Amount.grouped(found.reachable())
                        + " of "
                        + Amount.counted(found.pairs(), "pair")
                        + " reach each other; "
                        + (found.agrees()
                                ? "packets and policy agree."
                                : Amount.counted(found.disagreements().size(), "disagreement")
                                        + " with the policy."));
        result.set(Optional.of(found));
    }
}
