package org.nvsim.scenario.timeline.manager;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.State;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;

/** Managers that stop and start again. */
public final class ManagerKind implements TimelineKind<ManagerAction> {
    private static final Key<State> MANAGER =
            Key.required("manager", State.TYPE, "down", "Whether the manager runs from then on.");

    private static final Section<ManagerAction> SECTION =
            Section.of(
                    "a manager action",
                    "The manager stops or starts again; policy stands still meanwhile.",
                    List.of(AT, MANAGER),
                    f -> new ManagerAction(f.get(AT), f.markOf(MANAGER), f.get(MANAGER).isUp()));

    /** For the service loader. */
    public ManagerKind() {
        // no state
    }

    @Override
    public String word() {
        return "manager";
    }

    @Override
    public Class<ManagerAction> type() {
        return ManagerAction.class;
    }

    @Override
    public Section<ManagerAction> section() {
        return SECTION;
    }

    @Override
    public void check(ManagerAction action, TimelineCheck check) {
        check.requireManager(action.mark(), "no manager");
    }

    @Override
    public boolean needsManager(ManagerAction action, Predicate<String> isHost) {
        return true;
    }

    @Override
    public void arm(ManagerAction action, Stage stage) {
        stage.manager().orElseThrow().setRunningAt(action.atPs(), action.up());
    }
}
