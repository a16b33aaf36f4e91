package org.nvsim.fabric;

import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;

/**
 * An unnumbered link between two routers: whoever is at the other end is the next hop, so nothing
 * has to be resolved.
 */
final class PointToPoint implements RouterInterface {
    private final Router router;
    private final Port port;
    private final long mac;
    private long peerMac; // 0: not asked yet, the link may not be there at first

    /** An interface of {@code router}, which gets from now on what comes in through the port. */
    PointToPoint(Router router, Port port) {
        this.router = router;
        this.port = port;
        this.mac = port.mac();
        port.routeTo(this);
    }

    /** A frame came in through the port. */
    void receive(Frame frame) {
        byte[] b = frame.bytes();
        int off = frame.start();
        DropReason defect = Ethernet.defect(b, off, frame.storedBytes());
        if (defect != DropReason.NONE) {
            router.place().drop(frame, defect);
        } else if (Ethernet.destination(b, off) == mac
                && Ethernet.type(b, off) == Ethernet.TYPE_IPV4) {
            router.receive(this, frame);
        } else {
            router.place().drop(frame, DropReason.NOT_FOR_US);
        }
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
