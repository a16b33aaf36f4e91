package org.nvsim.fabric;

import org.nvsim.engine.Timer;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Vlan;

/**
 * What a bad link does to frames that come in through a port: it loses, damages, doubles and delays
 * some of them, each by a random stream of its own. Frames that are delayed wait at the receiving
 * end, so that the link itself stays first-in first-out.
 */
final class Impairment {
    private final Port port;
    private final LinkFaults faults;
    private final RandomStream losing;
    private final RandomStream damaging;
    private final RandomStream doubling;
    private final RandomStream delaying;
    private final RandomStream holding;
    private final Timer timer;
    private final HeldFrames held = new HeldFrames();
    private long lastInOrderPs;

    /**
     * @param streams of the run; its own are named after the port
     */
    Impairment(Port port, LinkFaults faults, RandomStreams streams) {
        this.port = port;
        this.faults = faults;
        String name = port.toString();
        losing = streams.named(name, "link loss");
        damaging = streams.named(name, "link corruption");
        doubling = streams.named(name, "link duplication");
        delaying = streams.named(name, "link jitter");
        holding = streams.named(name, "link reordering");
        timer = port.device().node().newTimer(this::release);
    }

    /** A frame comes from the link. */
    void receive(Frame frame) {
        if (losing.chance(faults.loss())) {
            port.lose(
                    frame,
                    DropReason.LINK_LOSS,
                    port.device().place().isTraced()
                            ? Decision.of("link", "lost on its way to port " + port)
                            : Decision.NONE);
            return;
        }
        Frame twin =
                doubling.chance(faults.duplication()) ? port.device().place().copy(frame) : null;
        passOn(frame);
        if (twin != null) {
            passOn(twin);
        }
    }

    private void passOn(Frame frame) {
        if (damaging.chance(faults.corruption())) {
            damage(frame);
        }
        long nowPs = port.device().node().nowPs();
        long due = Math.max(lastInOrderPs, nowPs + delaying.nextLong(faults.jitterPs() + 1));
        if (holding.chance(faults.reordering())) {
            due += faults.reorderingDelayPs();
        } else {
            lastInOrderPs = due;
        }
        if (due == nowPs && held.count() == 0) {
            port.accept(frame);
        } else {
            hold(frame, due);
        }
    }

    /**
     * One bit of an IP packet turns over, as in the memory of a switch: on the wire itself the
     * frame check sequence would tell. Other packets carry no checksum and are left alone.
     */
    private void damage(Frame frame) {
        byte[] b = frame.bytes();
        int header = Vlan.headerBytes(b, frame.start());
        int bytes = frame.storedBytes() - header;
        if (bytes <= 0 || Vlan.payloadType(b, frame.start()) != Ethernet.TYPE_IPV4) {
            return;
        }
        int bit = damaging.nextInt(8 * bytes);
        b[frame.start() + header + bit / 8] ^= (byte) (1 << bit % 8);
        frame.setDomain(0); // where it goes now says nothing about isolation
    }

    private void hold(Frame frame, long due) {
        held.add(frame, due);
        timer.armAt(held.firstDuePs());
    }

    private void release() {
        long nowPs = port.device().node().nowPs();
        while (held.count() > 0 && held.firstDuePs() <= nowPs) {
            port.accept(held.removeFirst());
        }
        if (held.count() > 0) {
            timer.armAt(held.firstDuePs());
        }
    }

    int heldFrames() {
        return held.count();
    }
}
