package org.nvsim.host;

import java.util.function.Consumer;
import org.nvsim.engine.Channel;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.Transmitter;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.PacketLayers;
import org.nvsim.packet.Tso;

/**
 * The last stage of a host: cuts large sends into frames and puts them on the wire. What the wire
 * is not ready for waits in the host's memory where the adapter pushes back; so such a host does
 * not drop at its own adapter what it sent itself, unless far too much waits. With cores, large
 * sends wait whole, and the adapter fetches them when its own buffer is half empty.
 */
final class TransmitRing implements Consumer<Frame> {
    /** Most bytes that wait: 2048 transmit buffers, as adapters of 10 Gbit/s have, all full. */
    static final long LIMIT_BYTES = 2048L * 1538;

    private final Node node;
    private final TracePoint place;
    private final Port port;
    private final AdapterProfile nic;
    private final TimingNoise noise;
    private final boolean pushesBack;
    private final Channel<Frame> waiting; // null: frames go straight to the port
    private final Consumer<Frame> toPort;
    private Transmitter wire; // as the port will be; made once the port has its link
    private long limitPs;
    private long bufferPs;
    private long leavesPs;

    TransmitRing(
            Simulation simulation,
            int order,
            Port port,
            Hardware hardware,
            TimingNoise noise,
            FilterCounters counters) {
        this.node = port.device().node();
        this.place = port.device().place();
        this.port = port;
        this.nic = hardware.nic();
        this.noise = noise;
        this.toPort = new WirePort(port, counters);
        this.pushesBack = nic.pushesBack().orElse(true);
        boolean ring = pushesBack && hardware.cores() > 0;
        if (ring) {
            port.trustSender();
        } else if (pushesBack) {
            port.queueBefore(LIMIT_BYTES);
        }
        this.waiting = ring ? simulation.connect(node, node, order, 0, this::release) : null;
    }

    /** Sends a complete frame or large send, as soon as the adapter takes it. */
    @Override
    public void accept(Frame frame) {
        if (waiting == null) {
            release(frame);
            return;
        }
        if (!port.isUp()) {
            toPort.accept(frame); // which says so
            return;
        }
        long nowPs = node.nowPs();
        if (wire == null) {
            wire = new Transmitter(port.attributes().rateBitsPerSecond());
            limitPs = port.attributes().durationPs(LIMIT_BYTES);
            bufferPs = port.attributes().durationPs(port.attributes().bufferBytes() / 2);
        }
        long startPs = wire.startPs(nowPs);
        if (startPs - nowPs > limitPs) {
            place.drop(
                    frame,
                    DropReason.QUEUE_FULL,
                    place.isTraced()
                            ? Decision.of("adapter", "all transmit buffers are taken")
                            : Decision.NONE);
            return;
        }
        wire.occupy(startPs, wireBytes(frame));
        if (startPs - bufferPs <= nowPs && waiting.pendingCount() == 0) {
            release(frame);
        } else {
            waiting.send(frame, Math.max(nowPs, startPs - bufferPs));
        }
    }

    /**
     * When the frame that was given here last will have left, as far as can be told, if none was
     * forgotten since; 0 if it is not to leave, or if what the buffer has no room for is dropped:
     * such an adapter tells nobody to wait.
     */
    long leavesPs() {
        return leavesPs;
    }

    /** Another frame comes, of which nobody knows yet where it goes. */
    void forget() {
        leavesPs = 0;
    }

    /** A frame will be given here at {@code timePs}. */
    void expect(long timePs) {
        if (pushesBack) {
            leavesPs = wire == null ? timePs : wire.startPs(timePs);
        }
    }

    private void release(Frame frame) {
        noise.disturb(port, node.nowPs());
        if (frame.isComplete()) {
            toPort.accept(frame);
        } else {
            cut(frame);
        }
        if (waiting == null && pushesBack) {
            leavesPs = port.startPs(node.nowPs());
        }
    }

    private void cut(Frame frame) {
        int outerIp = PacketLayers.outerIp(frame);
        int innerEthernet = PacketLayers.innerEthernet(frame, outerIp);
        boolean tunnel = innerEthernet != PacketLayers.NONE;
        if (place.isTraced()) {
            boolean adapter = nic.largeSend() && (nic.nvgre() || !tunnel);
            place.report(
                    -1,
                    Action.SEGMENTED,
                    frame,
                    Decision.of(adapter ? "adapter" : "host software", "large send"));
        }
        Tso.cut(
                place,
                frame,
                tunnel ? outerIp : Tso.NO_TUNNEL,
                tunnel ? innerEthernet + Ethernet.HEADER_BYTES : outerIp,
                toPort);
    }

    /** What a frame, cut if it must be, takes on the wire. */
    private static long wireBytes(Frame frame) {
        if (frame.segmentBytes() == 0) {
            return Ethernet.wireBytes(frame.lengthBytes());
        }
        int outerIp = PacketLayers.outerIp(frame);
        int innerEthernet = PacketLayers.innerEthernet(frame, outerIp);
        int head = WorkCosts.headBytes(frame, outerIp, innerEthernet);
        int payload = frame.lengthBytes() - head;
        int whole = payload / frame.segmentBytes();
        int rest = payload % frame.segmentBytes();
        long bytes = (long) whole * Ethernet.wireBytes(head + frame.segmentBytes());
        return rest == 0 ? bytes : bytes + Ethernet.wireBytes(head + rest);
    }
}
