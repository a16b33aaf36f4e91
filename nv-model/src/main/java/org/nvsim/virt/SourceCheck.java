package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;

/**
 * Believes a sender only if a record of this host bears it out: its customer address and MAC, or
 * its MAC alone in a record for 0.0.0.0 (a gateway, or a VM whose address is not known yet).
 */
final class SourceCheck {
    private final HostPolicy policy;
    private final boolean enforced;

    SourceCheck(HostPolicy policy, FilterSettings settings) {
        this.policy = policy;
        this.enforced = settings.checkSource();
    }

    /**
     * Notes the sender's record in the verdict, whose VSID is the sender's.
     *
     * @return why the sender is not believed, or {@link DropReason#NONE}
     */
    DropReason check(int source, long mac, Verdict verdict) {
        int vsid = verdict.vsid;
        LookupRecord record = policy.records().find(vsid, source);
        if (record == null || record.mac() != mac) {
            LookupRecord open = policy.records().find(vsid, 0, mac);
            record = open == null ? record : open;
        }
        verdict.sourceRecord = record;
        if (policy.provider().size() == 0) {
            return DropReason.NO_PROVIDER_ADDRESS;
        }
        if (!enforced) {
            return DropReason.NONE;
        }
        if (record == null) {
            return policy.knows(vsid) ? DropReason.SOURCE_MISMATCH : DropReason.UNKNOWN_VSID;
        }
        boolean home = policy.provider().find(record.providerAddress()) != null;
        return home && record.mac() == mac ? DropReason.NONE : DropReason.SOURCE_MISMATCH;
    }
}
