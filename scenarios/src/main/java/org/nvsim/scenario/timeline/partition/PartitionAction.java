package org.nvsim.scenario.timeline.partition;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** Every link between one of these nodes and any other goes down or comes back. */
record PartitionAction(long atPs, SourceMark mark, List<String> nodes, boolean up)
        implements TimelineAction {
    PartitionAction {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String text() {
        return String.join(", ", nodes) + (up ? " joined again" : " cut off");
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
