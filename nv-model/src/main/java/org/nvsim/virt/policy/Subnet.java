package org.nvsim.virt.policy;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.table.KeyedTable;

/**
 * The records of one virtual subnet. Hosts that were told the same hold one object in common; from
 * then on it does not change, and who has something to change makes a copy of its own.
 */
final class Subnet {
    private static final LookupRecord[] NONE = {};

    final int vsid;
    private final KeyedTable<LookupRecord> byCustomer = new ByCustomer();

    /** Records for 0.0.0.0, in the order they were added. */
    private LookupRecord[] open = NONE;

    /** Provider addresses of encapsulated records; null until somebody asks again. */
    private int[] providers;

    private Overlay tunnelled; // known with the providers

    private int rewritten;
    private boolean shared;

    Subnet(int vsid) {
        this.vsid = vsid;
    }

    /** Makes this one that does not change any more. */
    void share() {
        providers(); // now, because whoever asks later may do so on another thread
        shared = true;
    }

    boolean isShared() {
        return shared;
    }

    /** The same records in an object that can be changed. */
    Subnet copy() {
        Subnet copy = new Subnet(vsid);
        forEach(copy::add);
        return copy;
    }

    int count() {
        return byCustomer.size() + open.length;
    }

    /** Whether any record has rule NAT. */
    boolean rewrites() {
        return rewritten > 0;
    }

    /** Shows every record; those for 0.0.0.0 last and in the order they were added. */
    void forEach(Consumer<LookupRecord> action) {
        byCustomer.forEach(action);
        for (LookupRecord record : open) {
            action.accept(record);
        }
    }

    void add(LookupRecord record) {
        providers = null;
        if (record.customerAddress() == 0) {
            open = Arrays.copyOf(open, open.length + 1);
            open[open.length - 1] = record;
        } else {
            byCustomer.put(record);
            rewritten += record.overlay().rewrites() ? 1 : 0;
        }
    }

    void remove(LookupRecord record) {
        providers = null;
        if (record.customerAddress() == 0) {
            open = Arrays.stream(open).filter(each -> each != record).toArray(LookupRecord[]::new);
        } else {
            byCustomer.remove(record.customerAddress());
            rewritten -= record.overlay().rewrites() ? 1 : 0;
        }
    }

    /** The record of a customer address that is not 0; null if none. */
    LookupRecord find(int customerAddress) {
        return byCustomer.find(customerAddress);
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

    int[] providers() {
        if (providers == null) {
            tunnelled = null;
            TreeSet<Integer> found = new TreeSet<>(Integer::compareUnsigned);
            forEach(
                    record -> {
                        if (record.overlay().encapsulates()) {
                            found.add(record.providerAddress());
                            tunnelled = record.overlay();
                        }
                    });
            providers = found.stream().mapToInt(Integer::intValue).toArray();
        }
        return providers;
    }

    /** The overlay of its encapsulated records, which is one for all; null if there are none. */
    Overlay tunnelled() {
        providers();
        return tunnelled;
    }

    /** What carries frames to {@link #l2OnlyProviders}; null if nothing does. */
    Tunnel l2OnlyTunnel() {
        for (LookupRecord record : open) {
            Tunnel tunnel = record.overlay().towardsGateways().tunnel();
            if (record.type() == RecordType.L2_ONLY && tunnel != null) {
                return tunnel;
            }
        }
        return null;
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

    private static final class ByCustomer extends KeyedTable<LookupRecord> {
        @Override
        protected long key(LookupRecord record) {
            return record.customerAddress();
        }
    }
}
