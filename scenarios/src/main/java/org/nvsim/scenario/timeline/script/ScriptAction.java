package org.nvsim.scenario.timeline.script;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** A policy script runs. */
record ScriptAction(long atPs, SourceMark mark, ScriptSpec spec) implements TimelineAction {
    @Override
    public String text() {
        return spec.path() + " runs" + spec.host().map(host -> " on " + host).orElse("");
    }

    @Override
    public Optional<VmMigration> migration() {
        return Optional.empty();
    }

    @Override
    public Optional<ScriptSpec> script() {
        return Optional.of(spec);
    }
}
