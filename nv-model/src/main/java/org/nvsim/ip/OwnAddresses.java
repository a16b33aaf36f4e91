package org.nvsim.ip;

import org.agrona.collections.Int2ObjectHashMap;

/** The addresses of one interface with the hardware address of each. Nearly always it is one. */
final class OwnAddresses {
    /** What {@link #macOf} answers if an address is not among them. */
    static final long NONE = -1;

    private int first;
    private long firstMac = NONE;
    private Int2ObjectHashMap<Long> others; // null while there are none

    boolean isEmpty() {
        return firstMac == NONE && others == null;
    }

    void put(int address, long mac) {
        boolean other = others != null && others.containsKey(address);
        if (!other && (firstMac == NONE || address == first)) {
            first = address;
            firstMac = mac;
            return;
        }
        if (others == null) {
            others = new Int2ObjectHashMap<>();
        }
        others.put(address, Long.valueOf(mac));
    }

    void remove(int address) {
        if (address == first) {
            firstMac = NONE;
        }
        if (others != null) {
            others.remove(address);
            others = others.isEmpty() ? null : others;
        }
    }

    boolean contains(int address) {
        return macOf(address) != NONE;
    }

    /** The hardware address that answers for {@code address}, or {@link #NONE}. */
    long macOf(int address) {
        if (address == first) {
            return firstMac != NONE || others == null ? firstMac : otherMac(address);
        }
        return others == null ? NONE : otherMac(address);
    }

    private long otherMac(int address) {
        Long mac = others.get(address);
        return mac == null ? NONE : mac;
    }
}
