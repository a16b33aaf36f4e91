package org.nvsim.scenario.timeline.migrate;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** A VM moves to another host. */
record MigrateAction(VmMigration move) implements TimelineAction {
    @Override
    public long atPs() {
        return move.atPs();
    }

    @Override
    public SourceMark mark() {
        return move.mark();
    }

    @Override
    public String text() {
        return move.vm() + " moves to " + move.toHost();
    }

    @Override
    public Optional<VmMigration> migration() {
        return Optional.of(move);
    }

    @Override
    public Optional<ScriptSpec> script() {
        return Optional.empty();
    }
}
