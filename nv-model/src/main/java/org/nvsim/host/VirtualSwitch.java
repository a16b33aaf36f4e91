package org.nvsim.host;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.nvsim.engine.Channel;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Transmitter;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.MacAddress;
import org.nvsim.topology.LinkAttributes;

/**
 * The virtual switch of a host: it knows the hardware address of every VM plugged into it, and
 * keeps frames within their virtual subnet (or VLAN). It copies what goes from one of its ports to
 * another, one frame after the other; where there are cores, they are charged for that copy, and
 * the switch adds no time of its own. What comes from the wire had its time there.
 */
final class VirtualSwitch {
    /**
     * Time from one port to another of the same host. It only has to be positive, so that two VMs
     * of one host cannot answer each other for ever in one moment; a microsecond is the order of a
     * hand-over between two partitions through memory (the project's own choice).
     */
    static final long LOCAL_DELIVERY_PS = 1_000_000L;

    /** Place of the local deliveries among the channels of a host: after its physical ports. */
    private static final int DELIVERY_ORDER = 1 << 20;

    private final TracePoint place;
    private final Node node;
    private final List<VmPort> ports = new ArrayList<>();
    private VmPort found; // last; null at first and after a change
    private int plainPorts; // those in no virtual subnet
    private int slots;
    private long changes;
    private Runnable onChange = () -> {};

    /** Ports by hardware address; those of other segments with the same one follow in a chain. */
    private final Long2ObjectHashMap<VmPort> byMac = new Long2ObjectHashMap<>();

    /**
     * Most bytes that wait to be copied: twice what a guest's TCP sends without an answer (16 MiB,
     * window scale 8). They wait in the memory of the machines that send them, so a switch's small
     * buffer is no measure. A chosen number (decision 0049).
     */
    static final long BUFFER_BYTES = 32L << 20;

    private final Transmitter copying; // null: cores copy
    private final long mostWaitingPs;
    private final Channel<Delivery> deliveries;
    private final List<Delivery> spare = new ArrayList<>();

    VirtualSwitch(Simulation simulation, Node node, TracePoint place, Hardware hardware) {
        this.node = node;
        long rate = hardware.switchBitsPerSecond();
        this.copying = hardware.cores() == 0 ? new Transmitter(rate) : null;
        this.mostWaitingPs = LinkAttributes.durationPs(BUFFER_BYTES, rate);
        this.place = place;
        this.deliveries =
                simulation.connect(node, node, DELIVERY_ORDER, LOCAL_DELIVERY_PS, this::arrive);
    }

    void add(VmPort port) {
        port.setSlot(slots++);
        ports.add(port);
        changed();
        VmPort last = byMac.get(port.mac());
        if (last == null) {
            byMac.put(port.mac(), port);
            return;
        }
        while (last.nextOfMac() != null) { // so that the first plugged in is found first
            last = last.nextOfMac();
        }
        last.setNextOfMac(port);
    }

    void remove(VmPort port) {
        ports.remove(port);
        changed();
        VmPort first = byMac.get(port.mac());
        if (first != port) {
            while (first.nextOfMac() != port) {
                first = first.nextOfMac();
            }
            first.setNextOfMac(port.nextOfMac());
        } else if (port.nextOfMac() != null) {
            byMac.put(port.mac(), port.nextOfMac());
        } else {
            byMac.remove(port.mac());
        }
        port.setNextOfMac(null);
    }

    /** A port came, went, or is in another segment now. */
    void changed() {
        changes++;
        found = null;
        plainPorts = 0;
        for (VmPort port : ports) {
            plainPorts += port.vsid() == 0 ? 1 : 0;
            port.forgetElsewhere();
        }
        onChange.run();
    }

    /** Sets who is told when {@link #changes()} grows. */
    void whenChanged(Runnable action) {
        onChange = action;
    }

    /** Whether any port is in no virtual subnet. */
    boolean hasPlainPorts() {
        return plainPorts > 0;
    }

    /** How often its ports, or the segments they are in, have changed so far. */
    long changes() {
        return changes;
    }

    List<VmPort> ports() {
        return ports;
    }

    /** The port that a frame of {@code from} goes to; null if it leaves the switch. */
    VmPort destinationOf(VmPort from, Frame frame) {
        long mac = Ethernet.destination(frame.bytes(), frame.start());
        if (from.knowsElsewhere(mac)) {
            return null;
        }
        VmPort to = find(from.vsid(), from.vlan(), mac);
        if (to == null) {
            from.setElsewhere(mac);
        }
        return to;
    }

    /** The port with this hardware address in a virtual subnet (or, if 0, in a VLAN); or null. */
    VmPort find(int vsid, int vlan, long mac) {
        if (vsid == 0 && plainPorts == 0) {
            return null;
        }
        if (found != null && found.mac() == mac && matches(found, vsid, vlan)) {
            return found;
        }
        VmPort port = byMac.get(mac);
        while (port != null && !matches(port, vsid, vlan)) {
            port = port.nextOfMac();
        }
        found = port == null ? found : port;
        return port;
    }

    /**
     * The port that the adapter has a queue for, by MAC address and, where the port itself is in a
     * VLAN, by that; or null. The adapter knows nothing of virtual subnets.
     */
    VmPort queueOf(long mac, int vlan) {
        VmPort port = byMac.get(mac);
        while (port != null && port.vsid() == 0 && port.vlan() != vlan) {
            port = port.nextOfMac();
        }
        return port;
    }

    private static boolean matches(VmPort port, int vsid, int vlan) {
        return port.vsid() == vsid && (vsid != 0 || port.vlan() == vlan);
    }

    /** Hands the frame over to {@code port}, now. */
    void deliver(VmPort port, Frame frame) {
        if (place.isTraced()) {
            place.report(-1, Action.FORWARDED, frame, toPort(port));
        }
        port.vm().receive(frame);
    }

    /**
     * Hands a frame that came from a port of this switch over to {@code port}, as soon as it is
     * copied.
     */
    void deliverLater(VmPort port, Frame frame) {
        long copiedPs = node.nowPs();
        if (copying != null) {
            long startPs = copying.startPs(copiedPs);
            if (startPs - copiedPs > mostWaitingPs) {
                place.drop(
                        frame,
                        DropReason.VIRTUAL_SWITCH_FULL,
                        place.isTraced()
                                ? Decision.of("virtual switch", "too much waits to be copied")
                                : Decision.NONE);
                return;
            }
            copiedPs = copying.occupy(startPs, frame.lengthBytes());
        }
        if (place.isTraced()) {
            place.report(-1, Action.FORWARDED, frame, toPort(port));
        }
        Delivery delivery = spare.isEmpty() ? new Delivery() : spare.remove(spare.size() - 1);
        deliveries.send(delivery.of(port, frame), copiedPs + LOCAL_DELIVERY_PS);
    }

    /** Copies the frame to all ports of a segment but {@code except}; the frame stays. */
    void flood(VmPort except, int vsid, int vlan, Frame frame) {
        for (int i = 0; i < ports.size(); i++) {
            VmPort port = ports.get(i);
            if (port != except && port.vsid() == vsid && (vsid != 0 || port.vlan() == vlan)) {
                deliverLater(port, place.copy(frame));
            }
        }
    }

    private void arrive(Delivery delivery) {
        VmPort port = delivery.port();
        Frame frame = delivery.take();
        spare.add(delivery);
        if (port.vm().port() == port) {
            port.vm().receive(frame);
        } else {
            place.drop(frame, DropReason.NO_LOCAL_PORT);
        }
    }

    /** Why a frame of {@code from} goes to the physical adapter. */
    static Decision toAdapter(VmPort from, Frame frame) {
        String to = MacAddress.format(Ethernet.destination(frame.bytes(), frame.start()));
        String vlan = from.vlan() == 0 ? "" : ", tagged VLAN " + from.vlan();
        return Decision.of(
                "virtual switch",
                to
                        + (isGroup(frame) ? " is for all" : " is at no port here")
                        + ": to the adapter"
                        + vlan);
    }

    private static Decision toPort(VmPort port) {
        return Decision.of(
                "virtual switch", MacAddress.format(port.mac()) + " is at the port of " + port);
    }

    /** Whether a frame is for many. */
    static boolean isGroup(Frame frame) {
        return MacAddress.isGroup(Ethernet.destination(frame.bytes(), frame.start()));
    }
}
