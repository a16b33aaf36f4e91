package org.nvsim.fabric;

import org.nvsim.engine.Node;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Prefix;

/** A router's interface to a subnet of machines: one VLAN of the bridge in the same device. */
final class SubnetInterface implements RouterInterface {
    private final Router router;
    private final Bridge bridge;
    private final int vlan;
    private final int address;
    private final Prefix subnet;
    private final long mac;
    private final int mtuBytes;
    private final Neighbors neighbors;

    SubnetInterface(
            Node node,
            TracePoint place,
            Router router,
            Bridge bridge,
            int vlan,
            int address,
            Prefix subnet,
            long mac,
            int mtuBytes) {
        this.router = router;
        this.bridge = bridge;
        this.vlan = vlan;
        this.address = address;
        this.subnet = subnet;
        this.mac = mac;
        this.mtuBytes = mtuBytes;
        this.neighbors = new Neighbors(node, place, this::transmit);
        neighbors.addAddress(address, mac);
    }

    /** Whose interface this is. */
    Router router() {
        return router;
    }

    long mac() {
        return mac;
    }

    int vlan() {
        return vlan;
    }

    Prefix subnet() {
        return subnet;
    }

    Neighbors neighbors() {
        return neighbors;
    }

    @Override
    public int address() {
        return address;
    }

    @Override
    public int mtuBytes() {
        return mtuBytes;
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public void send(int nextHop, Frame frame, Decision decision) {
        neighbors.send(nextHop, frame);
    }

    private void transmit(Frame frame) {
        Ethernet.setSource(frame.bytes(), frame.start(), mac);
        bridge.forward(null, vlan, frame);
    }
}
