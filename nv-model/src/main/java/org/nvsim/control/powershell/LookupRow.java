package org.nvsim.control.powershell;

import java.util.Objects;
import org.nvsim.virt.policy.LookupRecord;

/**
 * A lookup record with the labels that administrators give it; the data path never reads them.
 *
 * @param record what decides
 * @param customerId label, often the routing domain's ID; may be empty
 * @param context label; may be empty
 */
public record LookupRow(LookupRecord record, String customerId, String context) {
    public LookupRow {
        Objects.requireNonNull(record);
        Objects.requireNonNull(customerId);
        Objects.requireNonNull(context);
    }
}
