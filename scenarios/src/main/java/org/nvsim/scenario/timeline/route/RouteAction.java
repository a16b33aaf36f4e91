package org.nvsim.scenario.timeline.route;

import java.util.List;
import java.util.Optional;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.scenario.timeline.RowKeys;

/**
 * A customer route changes.
 *
 * @param nextHop customer address, or 0 for on-link
 * @param hosts whose tables change; none means the manager changes all that should have it
 */
record RouteAction(
        long atPs,
        SourceMark mark,
        String tenant,
        String subnet,
        Prefix destination,
        Edit edit,
        int nextHop,
        long metric,
        List<String> hosts)
        implements TimelineAction {
    RouteAction {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String text() {
        return "route of "
                + tenant
                + " to "
                + destination
                + ": "
                + edit.word()
                + RowKeys.where(hosts);
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
