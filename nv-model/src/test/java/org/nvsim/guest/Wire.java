package org.nvsim.guest;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nvsim.engine.Channel;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tso;

/**
 * One direction of a link between two guests under test: a rate, a delay, a buffer, and mishaps.
 */
public final class Wire {
    private final Node from;
    private final TracePoint place;
    private final long psPerByte;
    private final long delayPs;
    private final Channel<Frame> channel;
    private long bufferBytes = Long.MAX_VALUE / 1_000_000;
    private long markAboveBytes = Long.MAX_VALUE / 1_000_000;
    private Predicate<Frame> loses = frame -> false;
    private Predicate<Frame> delays = frame -> false;
    private long extraDelayPs;
    private GuestStack far;
    private Channel<Frame> slow;
    private long busyUntilPs;
    private final Consumer<Frame> carry = this::carry;
    private long largeSends;
    private long frames;
    private long bytes;

    Wire(
            Simulation sim,
            Node from,
            Node to,
            TracePoint place,
            long rateBitsPerSecond,
            long delayPs) {
        this.from = from;
        this.place = place;
        this.psPerByte = 8_000_000_000_000L / rateBitsPerSecond;
        this.delayPs = delayPs;
        this.channel = sim.connect(from, to, 0, delayPs, frame -> far.receive(frame));
        this.slow = sim.connect(from, to, 1, delayPs, frame -> far.receive(frame));
    }

    void endsAt(GuestStack stack) {
        far = stack;
    }

    /** Frames that do not fit into so many bytes of queue are lost. */
    public Wire withBuffer(long newBufferBytes) {
        bufferBytes = newBufferBytes;
        return this;
    }

    /** Marks packets that can be marked while more than so many bytes wait. */
    public Wire withMarkingAbove(long thresholdBytes) {
        markAboveBytes = thresholdBytes;
        return this;
    }

    /** Loses the frames that {@code which} says. */
    public Wire losing(Predicate<Frame> which) {
        loses = which;
        return this;
    }

    /** Lets the frames that {@code which} says arrive later, overtaken by others. */
    public Wire delaying(long byPs, Predicate<Frame> which) {
        extraDelayPs = byPs;
        delays = which;
        return this;
    }

    /** Bytes that wait, or are being sent. */
    public long queuedBytes() {
        return Math.max(0, busyUntilPs - from.nowPs()) / psPerByte;
    }

    /** Frames that were sent through it, the lost ones included. */
    public long frames() {
        return frames;
    }

    /** Bytes that were sent through it, without link overhead. */
    public long bytes() {
        return bytes;
    }

    void send(Frame frame) {
        if (frame.segmentBytes() > 0) {
            largeSends++;
            int ip = frame.start() + Ethernet.HEADER_BYTES;
            Tso.cut(place, frame, Tso.NO_TUNNEL, ip, carry);
        } else {
            carry(frame);
        }
    }

    /** Large sends that had to be cut for it. */
    public long largeSends() {
        return largeSends;
    }

    private void carry(Frame frame) {
        frames++;
        bytes += frame.lengthBytes();
        long nowPs = from.nowPs();
        long waitingBytes = queuedBytes();
        if (loses.test(frame)) {
            place.drop(frame, DropReason.LINK_LOSS);
            return;
        }
        int wireBytes = Ethernet.wireBytes(frame.lengthBytes());
        if (waitingBytes > 0 && waitingBytes + wireBytes > bufferBytes) {
            place.drop(frame, DropReason.QUEUE_FULL);
            return;
        }
        if (waitingBytes > markAboveBytes) {
            mark(frame);
        }
        busyUntilPs = Math.max(nowPs, busyUntilPs) + wireBytes * psPerByte;
        if (delays.test(frame)) {
            slow.send(frame, busyUntilPs + delayPs + extraDelayPs);
        } else {
            channel.send(frame, busyUntilPs + delayPs);
        }
    }

    private static void mark(Frame frame) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        byte[] b = frame.bytes();
        if (Ethernet.type(b, frame.start()) == Ethernet.TYPE_IPV4
                && Ipv4.ecn(b, ip) != Ecn.NOT_ECT) {
            Ipv4.setEcn(b, ip, Ecn.CE);
        }
    }
}
