package org.nvsim.host;

import org.nvsim.engine.Node;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.guest.GuestConfig;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.NetDevice;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.MacAddress;

/** A plain machine of the physical network: a guest stack straight on an adapter. */
public final class Server extends Device {
    private final GuestStack guest;
    private final Port adapter;
    private final TimingNoise noise;

    /**
     * @param config how its interface is set up; its MAC is that of the port
     * @param noise how unpunctual its sending side is
     */
    public Server(Node node, TracePoint place, GuestConfig config, TimingNoise noise) {
        super(node, place);
        this.noise = noise;
        adapter = addPort(config.mac());
        adapter.queueBefore(TransmitRing.LIMIT_BYTES); // it waits, as in hosts
        guest = new GuestStack(node, place, config, new Wire());
    }

    private final class Wire implements NetDevice {
        @Override
        public void send(Frame frame) {
            noise.disturb(adapter, node().nowPs());
            adapter.send(frame);
        }

        @Override
        public long leavesPs() {
            return adapter.startPs(node().nowPs());
        }
    }

    /** What runs on it. */
    public GuestStack guest() {
        return guest;
    }

    @Override
    protected void receive(Port in, Frame frame) {
        long destination = Ethernet.destination(frame.bytes(), frame.start());
        if (destination == in.mac() || MacAddress.isGroup(destination)) {
            guest.receive(frame);
        } else {
            place().drop(frame, DropReason.NOT_FOR_US); // flooded by a bridge
        }
    }

    @Override
    public int heldFrames() {
        return guest.heldFrames();
    }
}
