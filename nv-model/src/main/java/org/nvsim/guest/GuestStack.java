package org.nvsim.guest;

import java.util.Objects;
import org.nvsim.engine.Node;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.MacAddress;

/**
 * The network stack of one guest with one virtual adapter: Ethernet and ARP here, IPv4 and what is
 * above it in the parts this class holds.
 *
 * <p>A guest runs in an engine node that it shares with its host. {@link #pause} and {@link
 * #resume} take it from one node to another with everything it knows: connections, timers,
 * neighbours.
 */
public final class GuestStack {
    private final GuestConfig config;
    private final long mac; // of the config
    private final GuestClock clock;
    private final Neighbors neighbors;
    private final Ipv4Output output;
    private final Ipv4Input input;
    private final IcmpProtocol icmp;
    private final UdpProtocol udp;
    private boolean paused;
    private TracePoint place;
    private NetDevice device;

    /**
     * @param node the engine node it runs in
     * @param place where observers see it
     * @param device takes the frames it sends: its virtual adapter
     */
    public GuestStack(Node node, TracePoint place, GuestConfig config, NetDevice device) {
        this.config = Objects.requireNonNull(config);
        this.mac = config.mac();
        this.place = Objects.requireNonNull(place);
        this.device = Objects.requireNonNull(device);
        this.clock = new GuestClock(node);
        this.neighbors = new Neighbors(node, place, this::transmit);
        this.neighbors.addAddress(config.address(), config.mac());
        this.output = new Ipv4Output(config, this);
        this.input = new Ipv4Input(config, this);
        this.icmp = new IcmpProtocol(this);
        this.udp = new UdpProtocol(this);
        install(Ipv4.PROTOCOL_ICMP, icmp);
        install(Ipv4.PROTOCOL_UDP, udp);
        if (config.announces()) {
            clock.newTimer(() -> neighbors.announce(config.address())).armAfter(0);
        }
    }

    /** A frame came in from the virtual adapter; it is the guest's now. */
    public void receive(Frame frame) {
        if (paused) {
            place.drop(frame, DropReason.VM_PAUSED);
            return;
        }
        place.report(-1, Action.ARRIVED, frame, Decision.NONE);
        byte[] b = frame.bytes();
        int start = frame.start();
        DropReason defect = Ethernet.defect(b, start, frame.storedBytes());
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
        } else if (!isForUs(Ethernet.destination(b, start))) {
            place.drop(frame, DropReason.NOT_FOR_US);
        } else if (Ethernet.type(b, start) == Ethernet.TYPE_IPV4) {
            input.receive(frame);
        } else if (Ethernet.type(b, start) == Ethernet.TYPE_ARP) {
            receiveArp(frame);
        } else {
            place.drop(frame, DropReason.ETH_UNKNOWN_TYPE);
        }
    }

    /** Stops the guest: its timers stand still, and frames that reach it are lost. */
    public void pause() {
        paused = true;
        clock.pause();
        neighbors.pause();
    }

    /** Lets the paused guest go on, in {@code node}, sending through {@code newDevice}. */
    public void resume(Node node, TracePoint newPlace, NetDevice newDevice) {
        place = Objects.requireNonNull(newPlace);
        device = Objects.requireNonNull(newDevice);
        paused = false;
        clock.resume(node);
        neighbors.resume(node, newPlace);
    }

    /** Tells the link where this guest is, as one does after moving (gratuitous ARP). */
    public void announce() {
        neighbors.announce(config.address());
    }

    /** Makes the guest a router: from now on it passes on packets that are not for itself. */
    public void forward() {
        input.forward();
    }

    /** Lets {@code handler} take all packets of an IP protocol from now on. */
    public void install(int protocol, TransportProtocol handler) {
        input.install(protocol, Objects.requireNonNull(handler));
    }

    public GuestConfig config() {
        return config;
    }

    public GuestClock clock() {
        return clock;
    }

    /** Where observers see this guest now. */
    public TracePoint place() {
        return place;
    }

    /** The way out for packets. */
    public Ipv4Output output() {
        return output;
    }

    /** Echo, and errors. */
    public IcmpProtocol icmp() {
        return icmp;
    }

    public UdpProtocol udp() {
        return udp;
    }

    /** Who is where on the link, as far as this guest knows. */
    public Neighbors neighbors() {
        return neighbors;
    }

    /** Frames this guest holds: waiting for an address, or for the rest of their packet. */
    public int heldFrames() {
        return neighbors.waitingFrames() + input.heldFrames();
    }

    Ipv4Input input() {
        return input;
    }

    void transmit(Frame frame) {
        place.report(-1, Action.FORWARDED, frame, Decision.NONE);
        device.send(frame);
    }

    /** See {@link NetDevice#leavesPs}. */
    public long leavesPs() {
        return device.leavesPs();
    }

    private void receiveArp(Frame frame) {
        int arp = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Arp.defect(frame.bytes(), arp, frame.end() - arp);
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
        } else {
            neighbors.receive(frame);
        }
    }

    private boolean isForUs(long destination) {
        return destination == mac || MacAddress.isGroup(destination);
    }

    @Override
    public String toString() {
        return place.name();
    }
}
