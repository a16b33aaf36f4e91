package org.nvsim.guest.tcp;

import org.nvsim.packet.Ipv4Address;

/** The two ends of a connection, but for the own address, which a guest has one of. */
record TcpEndpoints(int localPort, int remoteAddress, int remotePort) {
    /** The same in one number. */
    long key() {
        return key(localPort, remoteAddress, remotePort);
    }

    static long key(int localPort, int remoteAddress, int remotePort) {
        return (long) remoteAddress << 32 | (long) remotePort << 16 | localPort;
    }

    @Override
    public String toString() {
        return localPort + " to " + Ipv4Address.format(remoteAddress) + ":" + remotePort;
    }
}
