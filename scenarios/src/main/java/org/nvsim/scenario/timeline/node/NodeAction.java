package org.nvsim.scenario.timeline.node;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** A switch, router, firewall, gateway, server or host stops or starts again. */
record NodeAction(long atPs, SourceMark mark, String node, boolean up) implements TimelineAction {
    @Override
    public String text() {
        return node + (up ? " up" : " down");
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
