package org.nvsim.fabric;

import org.nvsim.observe.Decision;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;

/**
 * An unnumbered link between two routers: whoever is at the other end is the next hop, so nothing
 * has to be resolved.
 */
final class PointToPoint implements RouterInterface {
    private final Port port;
    private final long mac;
    private long peerMac; // 0: not asked yet, the link may not be there at first

    PointToPoint(Port port) {
        this.port = port;
        this.mac = port.mac();
    }

    @Override
    public int address() {
        return 0;
    }

    @Override
    public int mtuBytes() {
        return port.mtuBytes();
    }

    @Override
    public boolean isUp() {
        return port.isUp();
    }

    @Override
    public void send(int nextHop, Frame frame, Decision decision) {
        if (peerMac == 0) {
            peerMac = port.peer().mac();
        }
        Ethernet.setAddresses(frame.bytes(), frame.start(), peerMac, mac);
        port.send(frame, decision);
    }
}
