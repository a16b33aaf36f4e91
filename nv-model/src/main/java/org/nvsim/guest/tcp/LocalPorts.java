package org.nvsim.guest.tcp;

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
    private final PortRange range = new PortRange();

    /** Ports of the range at which somebody listens. */
    private final IntHashSet listening = new IntHashSet();

    /** How many ports of the range are in use with a peer's address and port. */
    private final Long2LongCounterMap used = new Long2LongCounterMap(0);

    /** Connections in TIME-WAIT that can make room. */
    private int yielding;

    /**
     * @param connections those that exist, by {@link TcpEndpoints#key}
     */
    LocalPorts(Long2ObjectHashMap<TcpConnection> connections) {
        this.connections = connections;
    }

    void listens(int port) {
        if (PortRange.contains(port)) {
            listening.add(port);
        }
    }

    /** A port to open a connection from to this peer; {@link PortRange#NONE} if none is free. */
    int next(int address, int port) {
        boolean full = used.get(peer(address, port)) >= PortRange.COUNT - listening.size();
        if (full && yielding == 0) {
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

    /** A connection with these ends begins to exist. */
    void take(TcpEndpoints ends) {
        if (PortRange.contains(ends.localPort())) {
            used.incrementAndGet(peer(ends.remoteAddress(), ends.remotePort()));
        }
    }

    /** It exists no more. */
    void release(TcpEndpoints ends) {
        if (PortRange.contains(ends.localPort())) {
            used.decrementAndGet(peer(ends.remoteAddress(), ends.remotePort()));
        }
    }

    /** One more connection waits and could make room, or one less. */
    void addYielding(int more) {
        yielding += more;
    }

    private static long peer(int address, int port) {
        return (long) address << 16 | port;
    }
}
