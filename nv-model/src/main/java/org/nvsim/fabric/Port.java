package org.nvsim.fabric;

import org.nvsim.engine.Channel;
import org.nvsim.engine.Receiver;
import org.nvsim.engine.Simulation;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Place;
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
public final class Port implements Receiver<Frame> {
    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    // what every frame needs
    private final Place place;
    private Channel<Frame> channel;
    private PointToPoint link; // takes what comes in, if this is a router's link
    private boolean up = true;
    private boolean trouble; // frames that come in must be looked at: see receive
    private boolean patientSender;
    private int mtuBytes;
    private final int number;
    private long busyUntilPs;
    private long psPerByte; // 0 if a byte does not take a whole number of picoseconds
    private long delayPs;
    private long easyPs; // so long a frame can wait and nothing happens to it
    private long sentFrames;
    private long sentBytes;
    private long deepestPs;

    private final Device device;
    private final long mac;
    private Port peer;
    private Impairment impairment; // null: the link is perfect
    private LinkAttributes attributes;
    private long bufferPs;
    private long markPs = Long.MAX_VALUE; // no frame is marked
    private long upSincePs;
    private long paddingBytes; // sent beyond the bytes of frames that were too short
    private long droppedFrames;

    Port(Device device, int number, long mac) {
        this.device = device;
        this.place = device.place();
        this.number = number;
        this.mac = mac;
    }

    /** What comes in here is for a router's link from now on, not for the device. */
    void routeTo(PointToPoint routerLink) {
        link = routerLink;
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
        attributes = linkAttributes;
        delayPs = linkAttributes.delayPs();
        mtuBytes = linkAttributes.mtuBytes();
        long rate = linkAttributes.rateBitsPerSecond();
        psPerByte = 8 * PS_PER_SECOND % rate == 0 ? 8 * PS_PER_SECOND / rate : 0;
        bufferPs = durationPs(linkAttributes.bufferBytes());
        easyPs = Math.min(bufferPs, markPs);
        channel =
                simulation.connect(
                        device.node(),
                        far.device.node(),
                        far.number,
                        linkAttributes.delayPs(),
                        far);
    }

    /** Sends the frame, or drops it if the link is down or it does not fit. */
    public void send(Frame frame) {
        send(frame, Decision.NONE);
    }

    /** As {@link #send(Frame)}, telling observers what chose this port. */
    public void send(Frame frame, Decision decision) {
        if (!up) {
            refuse(frame, DropReason.LINK_DOWN);
            return;
        }
        int lengthBytes = frame.lengthBytes();
        if (lengthBytes - Ethernet.HEADER_BYTES > mtuBytes
                && lengthBytes - Vlan.headerBytes(frame.bytes(), frame.start()) > mtuBytes) {
            refuse(frame, DropReason.MTU_EXCEEDED);
            return;
        }
        long nowPs = place.nowPs();
        long startPs = Math.max(nowPs, busyUntilPs);
        long waitPs = startPs - nowPs;
        if (waitPs > easyPs && !canWait(frame, waitPs)) {
            refuse(frame, DropReason.QUEUE_FULL);
            return;
        }
        int wireBytes = Ethernet.wireBytes(lengthBytes);
        if (lengthBytes < Ethernet.MINIMUM_BYTES) {
            paddingBytes += Ethernet.MINIMUM_BYTES - lengthBytes;
        }
        long endPs = startPs + durationPs(wireBytes);
        busyUntilPs = endPs;
        deepestPs = Math.max(deepestPs, waitPs);
        sentFrames++;
        sentBytes += lengthBytes;
        place.report(number, Action.FORWARDED, frame, decision);
        channel.send(frame, endPs + delayPs);
    }

    /** Whether there is room for a frame that must wait so long; marks it if it is too long. */
    private boolean canWait(Frame frame, long waitPs) {
        if (waitPs > bufferPs && !patientSender) {
            return false;
        }
        if (waitPs > markPs) {
            mark(frame);
        }
        return true;
    }

    /**
     * Marks packets of senders that understand it (RFC 3168) while more than so many bytes wait
     * here, instead of waiting until the buffer is full.
     */
    public void markAbove(long bytes) {
        markPs = durationPs(bytes);
        easyPs = Math.min(bufferPs, markPs);
    }

    private static void mark(Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Vlan.headerBytes(b, frame.start());
        int type =
                Vlan.isTagged(b, frame.start())
                        ? Vlan.type(b, frame.start())
                        : Ethernet.type(b, frame.start());
        if (type == Ethernet.TYPE_IPV4
                && frame.end() >= ip + Ipv4.HEADER_BYTES
                && Ipv4.ecn(b, ip) != Ecn.NOT_ECT) {
            Ipv4.setEcn(b, ip, Ecn.CE);
        }
    }

    private void refuse(Frame frame, DropReason reason) {
        droppedFrames++;
        place.drop(frame, reason, place.watched() ? refusal(frame, reason) : Decision.NONE);
    }

    private Decision refusal(Frame frame, DropReason reason) {
        String why =
                switch (reason) {
                    case MTU_EXCEEDED ->
                            " carries packets of "
                                    + attributes.mtuBytes()
                                    + " bytes, this one has "
                                    + (frame.lengthBytes()
                                            - Vlan.headerBytes(frame.bytes(), frame.start()));
                    case QUEUE_FULL ->
                            " has no room: "
                                    + queuedBytes()
                                    + " bytes wait, the buffer holds "
                                    + attributes.bufferBytes();
                    default -> " is down";
                };
        return Decision.of("link", "port " + number + " to " + peer.device + why);
    }

    /** A frame arrives from the far end. Called by the engine. */
    @Override
    public void receive(Frame frame) {
        if (trouble) {
            receiveInTrouble(frame);
        } else {
            accept(frame);
        }
    }

    private void receiveInTrouble(Frame frame) {
        // A frame survives only if the link was up from its first bit to its last.
        if (!up || (upSincePs > 0 && firstBitSentPs(frame) < upSincePs)) {
            droppedFrames++;
            place.drop(
                    frame,
                    DropReason.LINK_DOWN,
                    place.watched() ? refusal(frame, DropReason.LINK_DOWN) : Decision.NONE);
        } else if (impairment != null) {
            impairment.receive(frame);
        } else {
            accept(frame);
        }
    }

    @Override
    public int touch(Frame frame) {
        return frame.touch();
    }

    /** Takes a frame that came through the link as far as this device. */
    void accept(Frame frame) {
        place.arrived(number, frame);
        if (link != null) {
            link.receive(frame);
        } else {
            device.receive(this, frame);
        }
    }

    /**
     * Makes the link worse than perfect for what comes in here.
     *
     * @param seed of the run
     */
    public void impair(LinkFaults faults, long seed) {
        impairment = faults.isNone() ? null : new Impairment(this, faults, seed);
        trouble = !up || upSincePs > 0 || impairment != null;
    }

    /** Frames that came through the link and are held back by what is wrong with it. */
    public int heldFrames() {
        return impairment == null ? 0 : impairment.heldFrames();
    }

    private long firstBitSentPs(Frame frame) {
        return place.nowPs() - delayPs - durationPs(Ethernet.wireBytes(frame.lengthBytes()));
    }

    /** Takes the link at this end down or up, now. Both ends of a link change at one moment. */
    public void setUp(boolean nowUp) {
        if (nowUp && !up) {
            upSincePs = place.nowPs();
        }
        up = nowUp;
        trouble = !up || upSincePs > 0 || impairment != null;
    }

    public boolean isUp() {
        return up;
    }

    /**
     * Whoever sends here holds back by itself what the buffer has no room for, so that nothing is
     * dropped for want of it.
     */
    public void trustSender() {
        patientSender = true;
    }

    /** Picoseconds that {@code bytes} take on this link. */
    public long durationPs(long bytes) {
        return psPerByte != 0
                ? bytes * psPerByte
                : Math.multiplyExact(bytes, 8 * PS_PER_SECOND) / attributes.rateBitsPerSecond();
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

    /** Largest IP packet the link carries, in bytes. */
    public int mtuBytes() {
        return mtuBytes;
    }

    public long sentFrames() {
        return sentFrames;
    }

    /** Bytes sent, without preamble, check sequence and gap. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Byte times used on the link. */
    public long sentWireBytes() {
        return sentBytes + paddingBytes + sentFrames * Ethernet.WIRE_OVERHEAD_BYTES;
    }

    /** Frames this port dropped, at either end of its link. */
    public long droppedFrames() {
        return droppedFrames;
    }

    /** Bytes that wait in the buffer now. */
    public long queuedBytes() {
        return bytesIn(Math.max(0, busyUntilPs - place.nowPs()));
    }

    /** Most bytes that ever waited before a frame that was accepted. */
    public long deepestQueueBytes() {
        return bytesIn(deepestPs);
    }

    private long bytesIn(long durationPs) {
        return psPerByte != 0
                ? durationPs / psPerByte
                : (long) ((double) durationPs * attributes.rateBitsPerSecond() / 8e12);
    }

    @Override
    public String toString() {
        return device + ":" + number;
    }
}
