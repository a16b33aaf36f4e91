package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLanguage;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * How many addresses of the provider's network a scenario takes under each mechanism: those of the
 * runs on the desk when they ended, those of the others when a run of them begins.
 */
public final class AddressCounts {
    /**
     * One count.
     *
     * @param name the mechanism, and which run it is of
     * @param count provider addresses in use
     * @param measured whether it is of a run on the desk, not of the start of one
     */
    public record Bar(String name, long count, boolean measured) {}

    private final RunModel.Background background;
    private final String file;
    private final List<String> settings;
    private final RunResult own;
    private final ReadOnlyObjectWrapper<List<Bar>> bars = new ReadOnlyObjectWrapper<>(this, "bars");
    private Optional<RunResult> changed = Optional.empty();
    private List<Bar> others = List.of();
    private boolean counted;

    /** For a run of a file or shipped scenario with these settings. */
    public AddressCounts(
            RunModel model, String file, List<String> settings, RunModel.Background background) {
        this.own = model.world().recording().result();
        this.file = file;
        this.settings = List.copyOf(settings);
        this.background = background;
        show();
    }

    /** What there is to show: the run, its variant, then mechanisms that neither of them has. */
    public ReadOnlyObjectProperty<List<Bar>> barsProperty() {
        return bars.getReadOnlyProperty();
    }

    /** Shows the run with changes too, if there is one. */
    public void compare(Optional<RunModel> variant) {
        changed = variant.map(model -> model.world().recording().result());
        show();
    }

    /** Counts for all mechanisms, once, in the background. */
    public void count() {
        if (!counted) {
            counted = true;
            background.work().execute(this::work);
        }
    }

    private void work() {
        List<Bar> found = new ArrayList<>();
        for (String mechanism : ScenarioLanguage.mechanisms()) {
            List<String> given = new ArrayList<>(settings);
            given.add(Change.MECHANISM + "=" + mechanism);
            try {
                Run start = Run.of(ScenarioLoader.load(file, Overrides.of(given)));
                long count = start.result().providerAddresses().used();
                found.add(new Bar(mechanism, count, false));
            } catch (ScenarioException e) {
                continue; // the scenario is none for this mechanism
            }
        }
        background
                .ui()
                .execute(
                        () -> {
                            others = List.copyOf(found);
                            show();
                        });
    }

    private void show() {
        List<Bar> all = new ArrayList<>();
        all.add(new Bar(own.mechanism() + ", this run", own.providerAddresses().used(), true));
        changed.ifPresent(
                result ->
                        all.add(
                                new Bar(
                                        result.mechanism() + ", with changes",
                                        result.providerAddresses().used(),
                                        true)));
        for (Bar bar : others) {
            boolean ran = bar.name().equals(own.mechanism());
            ran |= changed.filter(run -> run.mechanism().equals(bar.name())).isPresent();
            if (!ran) {
                all.add(bar);
            }
        }
        bars.set(List.copyOf(all));
    }
}
