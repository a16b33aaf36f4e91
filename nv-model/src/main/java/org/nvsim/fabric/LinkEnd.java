package org.nvsim.fabric;

import org.nvsim.engine.Channel;
import org.nvsim.engine.Receiver;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Vlan;

/**
 * The way of every frame through a {@link Port}, and what it needs there. It is a class of its own
 * so that this lies close together in memory: a hop reads it of two ports.
 *
 * <p>Given a router, it is the router's end of an unnumbered link to another one: whoever is at the
 * far end is the next hop, so nothing has to be resolved.
 */
abstract sealed class LinkEnd extends Transmitter implements Receiver<Frame>, RouterInterface
        permits Port {
    final int number;
    final TracePoint place;
    final long mac;
    Channel<Frame> channel;
    Router router; // takes what comes in; null: the device does
    boolean up = true;
    boolean trouble; // frames that come in must be looked at
    int mtuBytes;
    long peerMac;
    long readyPs; // the sender is not done with what it sends before this
    long delayPs;
    long easyPs; // so long a frame can wait and nothing happens to it
    long deepestPs;
    long sentFrames;
    long sentBytes;

    LinkEnd(TracePoint place, int number, long mac) {
        this.place = place;
        this.number = number;
        this.mac = mac;
    }

    /**
     * What is sent from now on leaves this device no sooner than at {@code timePs}. Until then it
     * is on its way inside the device; it does not wait in the buffer.
     */
    public final void notBefore(long timePs) {
        readyPs = timePs;
    }

    /** Stands still for so long, in picoseconds, after what has been sent so far. */
    public final void pause(long lengthPs) {
        pause(place.nowPs(), lengthPs);
    }

    /** Sends the frame, or drops it if the link is down or it does not fit. */
    public final void send(Frame frame) {
        send(frame, Decision.NONE);
    }

    /** As {@link #send(Frame)}, telling observers what chose this port. */
    public final void send(Frame frame, Decision decision) {
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
        long nowPs = Math.max(place.nowPs(), readyPs);
        long startPs = startPs(nowPs);
        long waitPs = startPs - nowPs;
        if (waitPs > easyPs) {
            waitPs = admit(frame, waitPs);
            if (waitPs < 0) {
                refuse(frame, DropReason.QUEUE_FULL);
                return;
            }
        }
        long endPs = occupy(startPs, Ethernet.wireBytes(lengthBytes));
        deepestPs = Math.max(deepestPs, waitPs);
        sentFrames++;
        sentBytes += lengthBytes;
        place.report(number, Action.FORWARDED, frame, decision);
        channel.send(frame, endPs + delayPs);
    }

    /** Sends a packet to the router at the far end. */
    @Override
    public final void send(int nextHop, Frame frame, Decision decision) {
        Ethernet.setAddresses(frame.bytes(), frame.start(), peerMac, mac);
        send(frame, decision);
    }

    /** Drops a frame that cannot be sent. */
    abstract void refuse(Frame frame, DropReason reason);

    /**
     * Takes a frame that must wait longer than is easy, and may mark it.
     *
     * @return how long it waits in the buffer; below 0 if there is no room for it
     */
    abstract long admit(Frame frame, long waitPs);

    /** A frame arrives from the far end. Called by the engine. */
    @Override
    public final void receive(Frame frame) {
        if (trouble) {
            receiveInTrouble(frame);
        } else {
            accept(frame);
        }
    }

    /** Takes or drops a frame from a link that is or was down, or is not perfect. */
    abstract void receiveInTrouble(Frame frame);

    /** Takes a frame that came through the link as far as this device. */
    final void accept(Frame frame) {
        place.arrived(number, frame);
        if (router != null) {
            route(frame);
        } else {
            handOver(frame);
        }
    }

    private void route(Frame frame) {
        byte[] b = frame.bytes();
        int off = frame.start();
        DropReason defect = Ethernet.defect(b, off, frame.storedBytes());
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
        } else if (Ethernet.destination(b, off) == mac
                && Ethernet.type(b, off) == Ethernet.TYPE_IPV4) {
            router.receive(this, frame);
        } else {
            place.drop(frame, DropReason.NOT_FOR_US);
        }
    }

    /** Gives a frame to the device. */
    abstract void handOver(Frame frame);

    @Override
    public final int prefetch(Frame frame) {
        return frame.prefetch();
    }

    /** None: a link between routers has no addresses. */
    @Override
    public final int address() {
        return 0;
    }

    /** Largest IP packet the link carries, in bytes. */
    @Override
    public final int mtuBytes() {
        return mtuBytes;
    }

    @Override
    public final boolean isUp() {
        return up;
    }
}
