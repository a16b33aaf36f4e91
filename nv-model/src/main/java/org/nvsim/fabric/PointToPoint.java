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

    PointToPoint(Port port) {
        this.port = port;
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
        byte[] b = frame.bytes();
        Ethernet.setDestination(b, frame.start(), port.peer().mac());
        Ethernet.setSource(b, frame.start(), port.mac());
        port.send(frame, decision);
    }
}
