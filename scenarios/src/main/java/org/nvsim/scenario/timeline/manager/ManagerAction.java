package org.nvsim.scenario.timeline.manager;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** The manager stops or starts again. */
record ManagerAction(long atPs, SourceMark mark, boolean up) implements TimelineAction {
    @Override
    public String text() {
        return "manager" + (up ? " up" : " down");
    }

    @Override
    public Optional<VmMigration> migration() {
        return Optional.empty();
    }

    @Override
    public Optional<ScriptSpec> script() {
        return Optional.empty();
    }
}
