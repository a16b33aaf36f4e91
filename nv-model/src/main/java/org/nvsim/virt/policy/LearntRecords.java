package org.nvsim.virt.policy;

import java.util.Arrays;

/** Dynamic records and when each ends, in the order they were learnt. */
final class LearntRecords {
    static final int[] NO_ADDRESSES = {};
    private static final LookupRecord[] NO_RECORDS = {};
    private static final long[] NO_TIMES = {};

    private LookupRecord[] records = NO_RECORDS;
    private long[] expiresPs = NO_TIMES;
    private int count;

    void remember(LookupRecord record, long endPs) {
        if (count == records.length) {
            records = Arrays.copyOf(records, count + 8);
            expiresPs = Arrays.copyOf(expiresPs, count + 8);
        }
        records[count] = record;
        expiresPs[count++] = endPs;
    }

    void forget(LookupRecord record) {
        for (int i = 0; i < count; i++) {
            if (records[i] == record) {
                count--;
                System.arraycopy(records, i + 1, records, i, count - i);
                System.arraycopy(expiresPs, i + 1, expiresPs, i, count - i);
                records[count] = null;
                return;
            }
        }
    }

    /** The first record whose time is over at {@code nowPs}; null if none. */
    LookupRecord due(long nowPs) {
        for (int i = 0; i < count; i++) {
            if (expiresPs[i] <= nowPs) {
                return records[i];
            }
        }
        return null;
    }

    /** When the first of them ends; {@link Long#MAX_VALUE} if there is none. */
    long nextExpiryPs() {
        long nextPs = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            nextPs = Math.min(nextPs, expiresPs[i]);
        }
        return nextPs;
    }

    void clear() {
        records = NO_RECORDS;
        expiresPs = NO_TIMES;
        count = 0;
    }
}
