package org.nvsim.host;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.engine.Receiver;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Port;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Nvgre;
import org.nvsim.packet.PacketLayers;
import org.nvsim.packet.Rsc;
import org.nvsim.virt.policy.HostPolicy;

/**
 * The physical adapter and the cores that work for it: everything between the virtual switch and
 * the wire that takes time. Frames from the wire go to the core of their queue, then to the host;
 * what VMs send goes through the core of its VM, then to the wire. On a host without cores sending
 * is immediate, and what is received does not come here.
 */
final class Nic {
    /** Frames that wait for one core in one direction: receive buffers of a queue. */
    private static final int QUEUE_LIMIT = 512;

    private static final Decision JOINED =
            Decision.of("adapter", "joined to the segment before it");

    private final TracePoint place;
    private final AdapterProfile nic;
    private final Core[] cores;
    private final WorkCosts costs;
    private final ReceiveQueues queues;
    private final VirtualSwitch virtualSwitch;
    private final TransmitRing ring;
    private final List<Delivery> spare = new ArrayList<>();

    /**
     * @param order place of its first channel among those of the node
     * @param noise of the host's sending side
     * @param host takes a frame from the wire once the work on it is done
     */
    Nic(
            Simulation simulation,
            int order,
            Port port,
            Hardware hardware,
            TimingNoise noise,
            HostPolicy policy,
            VirtualSwitch virtualSwitch,
            FilterCounters counters,
            Receiver<Frame> host) {
        this.place = port.device().place();
        this.nic = hardware.nic();
        this.costs = new WorkCosts(hardware, policy);
        this.queues = new ReceiveQueues(nic, virtualSwitch, Math.max(1, hardware.cores()));
        this.virtualSwitch = virtualSwitch;
        this.ring = new TransmitRing(simulation, order, port, hardware, noise, counters);
        this.cores = new Core[hardware.cores()];
        for (int i = 0; i < cores.length; i++) {
            cores[i] =
                    new Core(
                            simulation,
                            port.device().node(),
                            order + 1 + 2 * i,
                            QUEUE_LIMIT,
                            nic.moderationPs(),
                            hardware.costs().interruptPs(),
                            host,
                            this::sent);
        }
    }

    /** The stage behind the cores, to which frames go at once where there are none. */
    TransmitRing ring() {
        return ring;
    }

    List<Core> cores() {
        return List.of(cores);
    }

    /** Says which core, of those there are, works for what {@code port} sends. */
    void assign(VmPort port, Frame frame) {
        frame.setQueue(port.sendCore(cores.length));
    }

    /**
     * Charges a core, of those there are, with the filter's work on a frame that goes to the wire.
     */
    void charge(Frame frame, boolean encapsulated, boolean rewritten) {
        if (encapsulated || rewritten) {
            core(frame).charge(encapsulated ? costs.encapsulatePs() : costs.rewritePs());
        }
    }

    /** Takes a complete frame, or a large send, to the wire by way of a core. */
    void send(Frame frame) {
        work(null, frame);
    }

    /** Takes a frame to another port of the virtual switch. */
    void sendLocal(VmPort to, Frame frame) {
        if (cores.length == 0) {
            virtualSwitch.deliverLater(to, frame);
        } else {
            work(to, frame);
        }
    }

    private void work(VmPort to, Frame frame) {
        Core core = core(frame);
        if (!core.hasRoomToSend()) {
            refuse(frame);
            return;
        }
        int outerIp = PacketLayers.outerIp(frame);
        int innerEthernet = PacketLayers.innerEthernet(frame, outerIp);
        Delivery delivery = spare.isEmpty() ? new Delivery() : spare.remove(spare.size() - 1);
        long costPs =
                to == null ? costs.sendPs(frame, outerIp, innerEthernet) : costs.localPs(frame);
        core.send(delivery.of(to, frame), costPs);
        if (to == null) {
            ring.expect(core.doneAtPs());
        }
    }

    private void sent(Delivery delivery) {
        VmPort to = delivery.port();
        Frame frame = delivery.take();
        spare.add(delivery);
        if (to == null) {
            ring.accept(frame);
        } else {
            virtualSwitch.deliverLater(to, frame);
        }
    }

    /** Takes a frame from the wire, if there are cores to work on it. */
    void receive(Frame frame) {
        int outerIp = PacketLayers.outerIp(frame);
        int innerEthernet = PacketLayers.innerEthernet(frame, outerIp);
        int queue = queues.coreOf(frame, outerIp, innerEthernet);
        Core core = cores[queue];
        frame.setQueue(queue);
        if (nic.coalescing() && joins(core.newestWaiting(), frame, outerIp, innerEthernet)) {
            core.receiveMore(costs.coalescedPs(frame, outerIp, innerEthernet));
            place.join(core.newestWaiting(), frame);
            place.consume(frame, JOINED);
            return;
        }
        if (!core.hasRoomToReceive()) {
            refuse(frame);
            return;
        }
        if (place.isTraced()) {
            place.report(-1, Action.HELD, frame, Decision.of("adapter", "queue of core " + queue));
        }
        core.receive(frame, costs.receivePs(frame, outerIp, innerEthernet));
    }

    /** Whether the segment was joined to the one that waits before it. */
    private boolean joins(Frame waiting, Frame frame, int outerIp, int innerEthernet) {
        if (waiting == null || outerIp == PacketLayers.NONE) {
            return false;
        }
        int waitingOuter = PacketLayers.outerIp(waiting);
        int waitingInner = PacketLayers.innerEthernet(waiting, waitingOuter);
        if (waitingOuter == PacketLayers.NONE) {
            return false;
        }
        if (innerEthernet == PacketLayers.NONE && waitingInner == PacketLayers.NONE) {
            return Rsc.join(waiting, Rsc.NO_TUNNEL, waitingOuter, frame, Rsc.NO_TUNNEL, outerIp);
        }
        if (!nic.nvgre()
                || innerEthernet == PacketLayers.NONE
                || waitingInner == PacketLayers.NONE
                || vsid(frame, innerEthernet) != vsid(waiting, waitingInner)) {
            return false;
        }
        int ip = PacketLayers.innerIp(frame, innerEthernet);
        int waitingIp = PacketLayers.innerIp(waiting, waitingInner);
        return ip != PacketLayers.NONE
                && waitingIp != PacketLayers.NONE
                && Rsc.join(waiting, waitingOuter, waitingIp, frame, outerIp, ip);
    }

    private static int vsid(Frame frame, int innerEthernet) {
        return Nvgre.vsid(frame.bytes(), innerEthernet - Nvgre.HEADER_BYTES);
    }

    private void refuse(Frame frame) {
        place.drop(
                frame,
                DropReason.CPU_SATURATED,
                place.isTraced()
                        ? Decision.of("core", "core " + Math.max(0, frame.queue()) + " is busy")
                        : Decision.NONE);
    }

    private Core core(Frame frame) {
        return cores[Math.max(0, frame.queue())];
    }
}
