package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.control.powershell.runtime.Invocation;

/** What a script has changed so far, in order. */
final class ScriptLog {
    private final List<AppliedChange> changes = new ArrayList<>();

    void applied(Invocation call, HostAdministration host, String what) {
        changes.add(new AppliedChange(call.line(), host.name(), what));
    }

    List<AppliedChange> changes() {
        return List.copyOf(changes);
    }
}
