package org.nvsim.scenario.timeline.link;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** A link goes down or comes back; frames on it when it goes down are lost. */
record LinkAction(long atPs, SourceMark mark, String a, String b, boolean up)
        implements TimelineAction {
    @Override
    public String text() {
        return a + " -- " + b + (up ? " up" : " down");
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
