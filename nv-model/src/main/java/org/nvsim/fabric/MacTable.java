package org.nvsim.fabric;

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
    private static final long PS_PER_TICK = 1_000_000L; // a microsecond
    private static final int PORT_BITS = 12;
    private static final int VLAN_SHIFT = 48;

    private final Long2LongHashMap entries = new Long2LongHashMap(MISSING);
    private final long ageingTicks;

    public MacTable() {
        this(AGEING_PS);
    }

    /**
     * @param ageingPs how long an entry is believed after the last frame from its address
     */
    public MacTable(long ageingPs) {
        this.ageingTicks = ageingPs / PS_PER_TICK;
    }

    /** Notes that {@code mac} was seen behind {@code port}. A full table learns nothing new. */
    public void learn(int vlan, long mac, int port, long nowPs) {
        if (MacAddress.isGroup(mac)) {
            return;
        }
        long key = (long) vlan << VLAN_SHIFT | mac;
        long entry = nowPs / PS_PER_TICK << PORT_BITS | port;
        if (entries.size() < LIMIT || entries.containsKey(key)) {
            entries.put(key, entry);
        }
    }

    /** The port {@code mac} is behind, or {@link #UNKNOWN}. */
    public int portOf(int vlan, long mac, long nowPs) {
        long entry = entries.get((long) vlan << VLAN_SHIFT | mac);
        if (entry == MISSING || nowPs / PS_PER_TICK - (entry >>> PORT_BITS) > ageingTicks) {
            return UNKNOWN;
        }
        return (int) (entry & ((1 << PORT_BITS) - 1));
    }

    /** Forgets all that was learned behind {@code port}: its link went down. */
    public void forgetPort(int port) {
        entries.entrySet().removeIf(e -> (e.getValue() & ((1 << PORT_BITS) - 1)) == port);
    }

    /** The table in words, sorted: {@code vlan mac port}. */
    public java.util.List<String> rows() {
        java.util.TreeMap<Long, String> sorted = new java.util.TreeMap<>();
        entries.forEachLong(
                (key, entry) ->
                        sorted.put(
                                key,
                                "vlan "
                                        + (key >>> VLAN_SHIFT)
                                        + " "
                                        + MacAddress.format(key & MacAddress.BROADCAST)
                                        + " port "
                                        + (entry & ((1 << PORT_BITS) - 1))));
        return java.util.List.copyOf(sorted.values());
    }
}
