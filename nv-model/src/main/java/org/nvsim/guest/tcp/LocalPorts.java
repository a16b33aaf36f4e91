package org.nvsim.guest.tcp;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntHashSet;
import org.agrona.collections.Long2LongCounterMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.nvsim.guest.PortRange;

/**
 * The ports that connections of a guest are opened from. One is free for a peer if nobody listens
 * at it and no connection has it with that peer, except one in TIME-WAIT whose timestamps tell its
 * segments from those of the next (RFC 6191, RFC 7323 appendix B.2).
 */
final class LocalPorts {
    private final Long2ObjectHashMap<TcpConnection> connections;

    /** By first and last port, as profiles have them. */
    private final Int2ObjectHashMap<PortRange> ranges = new Int2ObjectHashMap<>();

    private final IntHashSet listening = new IntHashSet();

    /** How many connections were opened to a peer's address and port. */
    private final Long2LongCounterMap opened = new Long2LongCounterMap(0);

    /** Connections in TIME-WAIT that can make room. */
    private int yielding;

    /**
     * @param connections those that exist, by {@link TcpEndpoints#key}
     */
    LocalPorts(Long2ObjectHashMap<TcpConnection> connections) {
        this.connections = connections;
    }

    void listens(int port) {
        listening.add(port);
    }

    /** What the profile opens its connections from. */
    PortRange range(TcpProfile profile) {
        int key = profile.firstPort() << 16 | profile.lastPort();
        PortRange range = ranges.get(key);
        if (range == null) {
            range = new PortRange(profile.firstPort(), profile.lastPort());
            ranges.put(key, range);
        }
        return range;
    }

    /** A port to open a connection from to this peer; {@link PortRange#NONE} if none is free. */
    int next(TcpProfile profile, int address, int port) {
        PortRange range = range(profile);
        boolean one = ranges.size() == 1;
        if (one && yielding == 0 && opened.get(peer(address, port)) >= range.count()) {
            return PortRange.NONE; // without a look at all of them
        }
        return range.next(local -> isTaken(local, address, port));
    }

    private boolean isTaken(int local, int address, int port) {
        if (listening.contains(local)) {
            return true;
        }
        TcpConnection other = connections.get(TcpEndpoints.key(local, address, port));
        return other != null && !other.yields();
    }

    /** A connection was opened from here. */
    void opened(TcpEndpoints ends) {
        opened.incrementAndGet(peer(ends.remoteAddress(), ends.remotePort()));
    }

    /** A connection that was opened from here is no more. */
    void released(TcpEndpoints ends) {
        opened.decrementAndGet(peer(ends.remoteAddress(), ends.remotePort()));
    }

    /** One more connection waits and could make room, or one less. */
    void addYielding(int more) {
        yielding += more;
    }

    private static long peer(int address, int port) {
        return (long) address << 16 | port;
    }
}
