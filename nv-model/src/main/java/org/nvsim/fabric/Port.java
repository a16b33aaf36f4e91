package org.nvsim.fabric;

import org.nvsim.engine.Simulation;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Vlan;
import org.nvsim.topology.LinkAttributes;

/**
 * One end of a full-duplex link: a first-in first-out buffer and a transmitter.
 *
 * <p>No frame waits in a queue object. When the transmitter is free again ({@code busyUntil}) says
 * when a new frame leaves, how full the buffer is, and whether the frame still fits; so a frame
 * costs one event per link, its arrival at the far end.
 */
public final class Port extends LinkEnd {
    private final Device device;
    private Port peer;
    private Impairment impairment; // null: the link is perfect
    private LinkAttributes attributes;
    private Arbiter arbiter; // null: who comes first, to the picosecond
    private long longestFramePs;
    private boolean backpressure;
    private long memoryBytes; // of the sending machine, in which frames wait beyond the buffer
    private long bufferPs;
    private long markPs = Long.MAX_VALUE; // no frame is marked
    private long upSincePs;
    private long clockedBeforePs; // when the link went down
    private long deadPs; // in which bits left for a link that was down
    private long droppedFrames; // that were to go out here
    private long lostFrames; // that were under way to here

    Port(Device device, int number, long mac) {
        super(device.place(), number, mac);
        this.device = device;
    }

    /** What comes in here is for a router from now on, not for the device. */
    void routeTo(Router newRouter) {
        router = newRouter;
    }

    /** Joins two ports by a link. The ports of one link have the same attributes. */
    public static void join(Simulation simulation, Port a, Port b, LinkAttributes attributes) {
        a.attach(simulation, b, attributes);
        b.attach(simulation, a, attributes);
    }

    private void attach(Simulation simulation, Port far, LinkAttributes linkAttributes) {
        if (peer != null) {
            throw new IllegalStateException("port " + this + " has a link already");
        }
        peer = far;
        peerMac = far.mac;
        attributes = linkAttributes;
        delayPs = linkAttributes.delayPs();
        mtuBytes = linkAttributes.mtuBytes();
        sendAt(linkAttributes.rateBitsPerSecond());
        bufferPs = linkAttributes.durationPs(roomBytes());
        longestFramePs =
                linkAttributes.durationPs(Ethernet.wireBytes(Ethernet.HEADER_BYTES + mtuBytes));
        easyPs = Math.min(bufferPs, markPs);
        channel =
                simulation.connect(
                        device.node(),
                        far.device.node(),
                        far.number,
                        linkAttributes.delayPs(),
                        far);
    }

    /** Who routes at the far end of the way, where that is not the far end of the link. */
    public void setNextRouter(long macOfRouter) {
        peerMac = macOfRouter;
    }

    @Override
    long admit(Frame frame, long waitPs) {
        long inBufferPs = waitPs;
        if (waitPs > bufferPs && !backpressure) {
            if (arbiter == null || !arbiter.grants(waitPs - bufferPs, longestFramePs)) {
                return -1;
            }
            inBufferPs = bufferPs; // it comes in when there is room
        }
        if (inBufferPs > markPs) {
            mark(frame);
        }
        return inBufferPs;
    }

    /** Lets {@code newArbiter} decide who gets room here, not the order in which frames come. */
    public void decideBy(Arbiter newArbiter) {
        arbiter = newArbiter;
    }

    /**
     * Marks packets of senders that understand it (RFC 3168) while more than so many bytes wait
     * here, instead of waiting until the buffer is full.
     */
    public void markAbove(long bytes) {
        markPs = attributes.durationPs(bytes);
        easyPs = Math.min(bufferPs, markPs);
    }

    private static void mark(Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Vlan.headerBytes(b, frame.start());
        int type = Vlan.payloadType(b, frame.start());
        if (type == Ethernet.TYPE_IPV4
                && frame.end() >= ip + Ipv4.HEADER_BYTES
                && Ipv4.ecn(b, ip) != Ecn.NOT_ECT) {
            Ipv4.setEcn(b, ip, Ecn.CE);
        }
    }

    @Override
    void refuse(Frame frame, DropReason reason) {
        droppedFrames++;
        if (reason == DropReason.MTU_EXCEEDED) {
            device.oversized().note(number, frame.flow(), packetBytes(frame));
        }
        place.drop(frame, reason, place.isTraced() ? refusal(frame, reason) : Decision.NONE);
    }

    private Decision refusal(Frame frame, DropReason reason) {
        String why =
                switch (reason) {
                    case MTU_EXCEEDED ->
                            " carries packets of "
                                    + attributes.mtuBytes()
                                    + " bytes, this one has "
                                    + packetBytes(frame);
                    case QUEUE_FULL ->
                            " has no room: "
                                    + queuedBytes()
                                    + " bytes wait, the buffer holds "
                                    + roomBytes();
                    default -> " is down";
                };
        return Decision.of("link", "port " + number + " to " + peer.device + why);
    }

    private static int packetBytes(Frame frame) {
        return frame.lengthBytes() - Vlan.headerBytes(frame.bytes(), frame.start());
    }

    @Override
    void receiveInTrouble(Frame frame) {
        // A frame survives only if the link was up from its first bit to its last.
        if (!up || (upSincePs > 0 && firstBitSentPs(frame) < upSincePs)) {
            lose(
                    frame,
                    DropReason.LINK_DOWN,
                    place.isTraced() ? refusal(frame, DropReason.LINK_DOWN) : Decision.NONE);
        } else if (impairment != null) {
            impairment.receive(frame);
        } else {
            accept(frame);
        }
    }

    /** Drops a frame that was under way to here. */
    void lose(Frame frame, DropReason reason, Decision decision) {
        lostFrames++;
        place.drop(frame, reason, decision);
    }

    @Override
    void handOver(Frame frame) {
        device.receive(this, frame);
    }

    /**
     * Makes the link worse than perfect for what comes in here.
     *
     * @param streams of the run
     */
    public void impair(LinkFaults faults, RandomStreams streams) {
        impairment = faults.isNone() ? null : new Impairment(this, faults, streams);
        trouble = !up || upSincePs > 0 || impairment != null;
    }

    /** Frames that came through the link and are held back by what is wrong with it. */
    public int heldFrames() {
        return impairment == null ? 0 : impairment.heldFrames();
    }

    private long firstBitSentPs(Frame frame) {
        long sendingPs = attributes.durationPs(Ethernet.wireBytes(frame.lengthBytes()));
        return place.nowPs() - delayPs - sendingPs;
    }

    /** Takes the link at this end down or up, now. Both ends of a link change at one moment. */
    public void setUp(boolean nowUp) {
        long clockedPs = clockedPs(place.nowPs());
        if (nowUp && !up) {
            upSincePs = place.nowPs();
            deadPs += clockedPs - clockedBeforePs;
        } else if (!nowUp && up) {
            clockedBeforePs = clockedPs;
        }
        if (up != nowUp) {
            device.linkChanged();
        }
        up = nowUp;
        trouble = !up || upSincePs > 0 || impairment != null;
    }

    /**
     * Whoever sends here holds back by itself what the buffer has no room for, so that nothing is
     * dropped for want of it.
     */
    public void trustSender() {
        backpressure = true;
    }

    /**
     * Lets frames wait in the machine's memory too, {@code bytes} of them, when the buffer is full.
     * Called before the port gets its link.
     */
    public void queueBefore(long bytes) {
        memoryBytes = bytes;
    }

    private long roomBytes() {
        return attributes.bufferBytes() + memoryBytes;
    }

    public Device device() {
        return device;
    }

    public int number() {
        return number;
    }

    /** Hardware address of this port. */
    public long mac() {
        return mac;
    }

    /** The far end of the link. */
    public Port peer() {
        return peer;
    }

    public LinkAttributes attributes() {
        return attributes;
    }

    public long sentFrames() {
        return sentFrames;
    }

    /** Bytes sent, without preamble, check sequence and gap. */
    public long sentBytes() {
        return sentBytes;
    }

    /**
     * Time until now in which bits passed on the link, gaps and preambles included: never more than
     * has passed. Frames that wait are not in it, nor what was sent while the link was down.
     */
    public long busyPs() {
        return (up ? clockedPs(place.nowPs()) : clockedBeforePs) - deadPs;
    }

    /** Frames that were to go out here and could not be sent. */
    public long droppedFrames() {
        return droppedFrames;
    }

    /** Frames that were sent at the far end and did not come out of the link here. */
    public long lostFrames() {
        return lostFrames;
    }

    /** Bytes that wait in the buffer now. */
    public long queuedBytes() {
        return attributes.bytesIn(pendingPs(place.nowPs()));
    }

    /** Most bytes that ever waited in the buffer before a frame that was accepted. */
    public long deepestQueueBytes() {
        return attributes.bytesIn(deepestPs);
    }

    @Override
    public String toString() {
        return device + ":" + number;
    }
}
