package org.nvsim.scenario.timeline.agent;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** The management agent of a host stops or starts again. */
record AgentAction(long atPs, SourceMark mark, String host, boolean up) implements TimelineAction {
    @Override
    public String text() {
        return "agent of " + host + (up ? " up" : " down");
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
