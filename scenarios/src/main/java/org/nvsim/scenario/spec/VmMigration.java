package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A VM moves to another host with its addresses.
 *
 * @param atPs when it stands still, in picoseconds since the start
 * @param downtimePs how long it neither sends nor receives, at least 1
 * @param updatePolicy whether the manager knows of it; empty for what management makes of it
 * @param policyDelayPs from when the VM goes on to when the manager decides
 * @param configureSwitches whether physical switches are given its VLAN, under {@code vlan}
 */
public record VmMigration(
        long atPs,
        SourceMark mark,
        String vm,
        String toHost,
        long downtimePs,
        Optional<Boolean> updatePolicy,
        long policyDelayPs,
        boolean configureSwitches) {
    /** When the VM goes on. */
    public long resumePs() {
        return atPs + downtimePs;
    }
}
