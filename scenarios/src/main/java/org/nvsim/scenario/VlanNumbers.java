package org.nvsim.scenario;

import java.util.BitSet;
import java.util.List;
import org.nvsim.scenario.spec.SubnetSpec;

/**
 * Gives virtual subnets their VLAN IDs. An ID has twelve bits, of which 0 and 4095 are reserved
 * (IEEE 802.1Q): 4094 are left. Number 1 goes last, because switches call their untagged traffic so
 * unless told otherwise.
 */
final class VlanNumbers {
    /** How many VLANs there can be. */
    static final int LIMIT = 4094;

    private static final int FIRST = 2;
    private static final int LAST_RESORT = 1;

    private final BitSet taken = new BitSet();

    /** Leaves the numbers alone that authors chose. */
    VlanNumbers(List<TenantKeys.Draft> tenants) {
        for (TenantKeys.Draft tenant : tenants) {
            tenant.subnets().forEach(subnet -> taken.set(subnet.vlan()));
        }
    }

    /** The subnet's number, chosen or derived; {@link TenantKeys#NO_VLAN} if none is left. */
    int of(SubnetSpec subnet) {
        if (subnet.vlan() != TenantKeys.NO_VLAN) {
            return subnet.vlan();
        }
        int free = taken.nextClearBit(FIRST);
        if (free > LIMIT) {
            free = taken.get(LAST_RESORT) ? TenantKeys.NO_VLAN : LAST_RESORT;
        }
        taken.set(free);
        return free;
    }
}
