package org.nvsim.scenario.timeline.record;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.scenario.timeline.RowKeys;

/**
 * The lookup record of a VM changes.
 *
 * @param provider the address it names; empty for the VM's own
 * @param hosts whose tables change; none means the manager changes all that should have it
 */
record RecordAction(
        long atPs,
        SourceMark mark,
        String vm,
        Edit edit,
        Optional<Integer> provider,
        List<String> hosts)
        implements TimelineAction {
    RecordAction {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String text() {
        return "record of " + vm + ": " + edit.word() + RowKeys.where(hosts);
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
