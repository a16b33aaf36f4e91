package org.nvsim.virt.policy;

import java.util.Arrays;
import java.util.TreeSet;
import org.nvsim.virt.table.KeyedTable;

/** What one virtual subnet's records add up to on a host. */
final class Subnet {
    private static final LookupRecord[] NONE = {};

    final int vsid;

    /** Records of this subnet. */
    int count;

    /** Records for 0.0.0.0, in the order they were added. */
    LookupRecord[] open = NONE;

    /** Provider addresses of encapsulated records; null until somebody asks again. */
    int[] providers;

    Subnet(int vsid) {
        this.vsid = vsid;
    }

    void addOpen(LookupRecord record) {
        open = Arrays.copyOf(open, open.length + 1);
        open[open.length - 1] = record;
    }

    void removeOpen(LookupRecord record) {
        open = Arrays.stream(open).filter(each -> each != record).toArray(LookupRecord[]::new);
    }

    LookupRecord openWithMac(long mac) {
        for (LookupRecord record : open) {
            if (record.mac() == mac) {
                return record;
            }
        }
        return null;
    }

    LookupRecord wildcard() {
        for (LookupRecord record : open) {
            if (record.isWildcard()) {
                return record;
            }
        }
        return null;
    }

    int[] providers(KeyedTable<LookupRecord> records) {
        if (providers == null) {
            TreeSet<Integer> found = new TreeSet<>(Integer::compareUnsigned);
            records.forEach(record -> collect(record, found));
            for (LookupRecord record : open) {
                collect(record, found);
            }
            providers = found.stream().mapToInt(Integer::intValue).toArray();
        }
        return providers;
    }

    int[] l2OnlyProviders() {
        return Arrays.stream(open)
                .filter(record -> record.type() == RecordType.L2_ONLY)
                .map(LookupRecord::providerAddress)
                .sorted(Integer::compareUnsigned)
                .distinct()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void collect(LookupRecord record, TreeSet<Integer> found) {
        if (record.vsid() == vsid && record.rule() == TranslationRule.ENCAP) {
            found.add(record.providerAddress());
        }
    }
}
