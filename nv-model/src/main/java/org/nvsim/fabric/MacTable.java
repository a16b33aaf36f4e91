package org.nvsim.fabric;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.nvsim.packet.MacAddress;

/**
 * Which port a bridge has seen a hardware address behind, per VLAN, until the entry is too old
 * (IEEE 802.1Q filtering database).
 */
public final class MacTable {
    /** Default ageing time, 300 s (IEEE 802.1Q table 8-6). */
    public static final long AGEING_PS = 300_000_000_000_000L;

    /** Port returned for an address that is not known. */
    public static final int UNKNOWN = -1;

    private static final int LIMIT = 1 << 17;
    private static final long MISSING = -1;
    private static final int TICK_SHIFT = 30; // a tick is 2^30 ps, about a millisecond
    private static final int PORT_BITS = 12;
    private static final int VLAN_SHIFT = 48;

    private final Long2LongHashMap entries = new Long2LongHashMap(MISSING);
    private final long ageingTicks;
    private long changes;

    public MacTable() {
        this(AGEING_PS);
    }

    /**
     * @param ageingPs how long an entry is believed after the last frame from its address
     */
    public MacTable(long ageingPs) {
        this.ageingTicks = ageingPs >>> TICK_SHIFT;
    }

    /** Notes that {@code mac} was seen behind {@code port}. A full table learns nothing new. */
    public void learn(int vlan, long mac, int port, long nowPs) {
        if (MacAddress.isGroup(mac)) {
            return;
        }
        long key = (long) vlan << VLAN_SHIFT | mac;
        long entry = nowPs >>> TICK_SHIFT << PORT_BITS | port;
        long old = entries.get(key);
        if (old == entry || (old == MISSING && entries.size() >= LIMIT)) {
            return;
        }
        entries.put(key, entry);
        if (old == MISSING || port(old) != port) {
            changes++;
        }
    }

    /** The port {@code mac} is behind, or {@link #UNKNOWN}. */
    public int portOf(int vlan, long mac, long nowPs) {
        long entry = entries.get((long) vlan << VLAN_SHIFT | mac);
        if (entry == MISSING || (nowPs >>> TICK_SHIFT) - (entry >>> PORT_BITS) > ageingTicks) {
            return UNKNOWN;
        }
        return port(entry);
    }

    private static int port(long entry) {
        return (int) (entry & ((1 << PORT_BITS) - 1));
    }

    /**
     * How often the table has changed so far; seeing an address again where it was is no change.
     */
    public long changes() {
        return changes;
    }

    /** Shows every entry, in ascending order of VLAN and address. */
    public void forEach(Visitor visitor) {
        long[] keys = new long[entries.size()];
        int[] next = new int[1];
        entries.forEachLong((key, entry) -> keys[next[0]++] = key);
        Arrays.sort(keys);
        for (long key : keys) {
            int vlan = (int) (key >>> VLAN_SHIFT);
            visitor.entry(vlan, key & MacAddress.BROADCAST, port(entries.get(key)));
        }
    }

    /** Who is shown the entries of a table. */
    @FunctionalInterface
    public interface Visitor {
        void entry(int vlan, long mac, int port);
    }
}
