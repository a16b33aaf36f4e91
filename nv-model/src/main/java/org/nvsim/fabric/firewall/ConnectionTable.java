package org.nvsim.fabric.firewall;

import java.util.Arrays;
import org.nvsim.packet.Ipv4;

/**
 * Sessions that a stateful firewall lets pass both ways once one side was allowed to open them.
 *
 * <p>TCP and UDP sessions are known by addresses and ports, echoes by addresses and identifier, all
 * else by addresses and protocol. So GRE has one session for every tenant between two hosts,
 * whatever its key says: who opened it opened it for all. Later fragments have no ports, hence no
 * session, where those would be needed. A session ends by its timeout alone.
 *
 * <p>Open addressing over plain arrays; nothing is allocated per packet.
 */
final class ConnectionTable {
    private static final int INITIAL_CAPACITY = 64;

    private final SessionTimeouts timeouts;
    private final int maximum;

    private long[] addresses = new long[INITIAL_CAPACITY];
    private long[] details = new long[INITIAL_CAPACITY]; // protocol and ports
    private long[] expiresPs = new long[INITIAL_CAPACITY]; // 0: never used
    private boolean[] replied = new boolean[INITIAL_CAPACITY];
    private int used; // slots not free, dead sessions included
    private long nothingDiesBeforePs;

    /**
     * @param maximum most sessions at one time
     */
    ConnectionTable(SessionTimeouts timeouts, int maximum) {
        this.timeouts = timeouts;
        this.maximum = maximum;
    }

    /** True if the packet belongs to a living session, which lives on because of it. */
    boolean passes(PacketKey p, long nowPs) {
        if (!hasSession(p)) {
            return false;
        }
        int slot = findForward(p, nowPs);
        if (slot < 0) {
            slot = findBackward(p, nowPs);
            if (slot < 0) {
                return false;
            }
            replied[slot] = true;
        }
        expiresPs[slot] = nowPs + (replied[slot] ? timeouts.repliedPs() : timeouts.unrepliedPs());
        return true;
    }

    /** True if the packet is one of a living session, which does not live on because of it. */
    boolean knows(PacketKey p, long nowPs) {
        return hasSession(p) && (findForward(p, nowPs) >= 0 || findBackward(p, nowPs) >= 0);
    }

    /** Opens the session of a packet that rules allow; false if the table is full. */
    boolean open(PacketKey p, long nowPs) {
        if (!hasSession(p)) {
            return true;
        }
        if (used >= maximum || used * 4 >= addresses.length * 3) {
            if (used < maximum || nowPs >= nothingDiesBeforePs) {
                rebuild(nowPs);
            }
            if (used >= maximum) {
                return false;
            }
        }
        long diesPs = nowPs + timeouts.unrepliedPs();
        nothingDiesBeforePs = Math.min(nothingDiesBeforePs, diesPs);
        insert(forward(p), detail(p.protocol, p.sourcePort, p.destinationPort), diesPs, false);
        return true;
    }

    /** Forgets every session. */
    void clear() {
        Arrays.fill(expiresPs, 0);
        used = 0;
        nothingDiesBeforePs = 0;
    }

    /** How many sessions live. */
    int count(long nowPs) {
        int living = 0;
        for (long expiry : expiresPs) {
            if (expiry > nowPs) {
                living++;
            }
        }
        return living;
    }

    private static boolean hasSession(PacketKey p) {
        return switch (p.protocol) {
            case Ipv4.PROTOCOL_TCP, Ipv4.PROTOCOL_UDP -> !p.laterFragment;
            case Ipv4.PROTOCOL_ICMP -> p.sourcePort != PacketKey.NONE;
            default -> true;
        };
    }

    private int findForward(PacketKey p, long nowPs) {
        return find(forward(p), detail(p.protocol, p.sourcePort, p.destinationPort), nowPs);
    }

    private int findBackward(PacketKey p, long nowPs) {
        return find(backward(p), detail(p.protocol, p.destinationPort, p.sourcePort), nowPs);
    }

    private int find(long address, long detail, long nowPs) {
        int mask = addresses.length - 1;
        for (int i = slotOf(address, detail); expiresPs[i] != 0; i = (i + 1) & mask) {
            if (addresses[i] == address && details[i] == detail && expiresPs[i] > nowPs) {
                return i;
            }
        }
        return -1;
    }

    private void insert(long address, long detail, long diesPs, boolean answered) {
        int mask = addresses.length - 1;
        int i = slotOf(address, detail);
        while (expiresPs[i] != 0) {
            i = (i + 1) & mask;
        }
        addresses[i] = address;
        details[i] = detail;
        expiresPs[i] = diesPs;
        replied[i] = answered;
        used++;
    }

    /** Drops dead sessions, and makes room if most live. */
    private void rebuild(long nowPs) {
        int living = count(nowPs);
        int capacity = addresses.length;
        while (living * 2 >= capacity) {
            capacity *= 2;
        }
        long[] oldAddresses = addresses;
        long[] oldDetails = details;
        long[] oldExpiresPs = expiresPs;
        boolean[] oldReplied = replied;
        addresses = new long[capacity];
        details = new long[capacity];
        expiresPs = new long[capacity];
        replied = new boolean[capacity];
        used = 0;
        nothingDiesBeforePs = Long.MAX_VALUE;
        for (int i = 0; i < oldAddresses.length; i++) {
            if (oldExpiresPs[i] > nowPs) {
                insert(oldAddresses[i], oldDetails[i], oldExpiresPs[i], oldReplied[i]);
                nothingDiesBeforePs = Math.min(nothingDiesBeforePs, oldExpiresPs[i]);
            }
        }
    }

    private int slotOf(long address, long detail) {
        long h = (address ^ Long.rotateLeft(detail, 29)) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (h ^ h >>> 32) & (addresses.length - 1);
    }

    private static long forward(PacketKey p) {
        return (long) p.source << 32 | p.destination & 0xFFFF_FFFFL;
    }

    private static long backward(PacketKey p) {
        return (long) p.destination << 32 | p.source & 0xFFFF_FFFFL;
    }

    private static long detail(int protocol, int from, int to) {
        return (long) protocol << 32 | (from & 0xFFFFL) << 16 | to & 0xFFFFL;
    }
}
