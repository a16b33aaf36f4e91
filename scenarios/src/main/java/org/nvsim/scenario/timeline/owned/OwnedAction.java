package org.nvsim.scenario.timeline.owned;

import java.util.Optional;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;

/** A host answers for a provider address from then on, or no more. */
record OwnedAction(long atPs, SourceMark mark, int address, String host, boolean owned)
        implements TimelineAction {
    @Override
    public String text() {
        return Ipv4Address.format(address) + (owned ? " given to " : " taken from ") + host;
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
