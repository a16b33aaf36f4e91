package org.nvsim.guest;

import java.util.function.Consumer;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.observe.Observer;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/** Two guests, each in a node of its own, joined by a wire in each direction. */
public final class TwoGuests {
    public static final int A = Ipv4Address.parse("10.0.0.5");
    public static final int B = Ipv4Address.parse("10.0.0.7");
    public static final long MS = 1_000_000_000L;
    public static final long US = 1_000_000L;

    public final Simulation sim = new Simulation(1);
    public final FrameLedger ledgerA;
    public final FrameLedger ledgerB;
    public final GuestStack a;
    public final GuestStack b;
    public final Wire fromA;
    public final Wire fromB;
    final TracePoint placeA;
    final Node nodeA;

    /** Guests with this MTU on a link of this rate and one-way delay. */
    public TwoGuests(int mtuBytes, long rateBitsPerSecond, long delayPs) {
        this(mtuBytes, rateBitsPerSecond, delayPs, null);
    }

    public TwoGuests(int mtuBytes, long rateBitsPerSecond, long delayPs, Observer observer) {
        FramePool pool = new FramePool();
        nodeA = sim.addNode("a");
        Node nodeB = sim.addNode("b");
        ledgerA = new FrameLedger(0, pool);
        ledgerB = new FrameLedger(1, pool);
        placeA = new NodeTracePoint("a", nodeA, ledgerA, observer);
        TracePoint placeB = new NodeTracePoint("b", nodeB, ledgerB, observer);
        fromA = new Wire(sim, nodeA, nodeB, placeA, rateBitsPerSecond, delayPs);
        fromB = new Wire(sim, nodeB, nodeA, placeB, rateBitsPerSecond, delayPs);
        a = guest(nodeA, placeA, 0x0606_0000_0005L, A, mtuBytes, fromA::send);
        b = guest(nodeB, placeB, 0x0606_0000_0007L, B, mtuBytes, fromB::send);
        fromA.endsAt(b);
        fromB.endsAt(a);
    }

    private static GuestStack guest(
            Node node, TracePoint place, long mac, int address, int mtu, Consumer<Frame> transmit) {
        Prefix subnet = Prefix.parse("10.0.0.0/24");
        return new GuestStack(
                node, place, GuestConfig.of(mac, address, subnet, 0, mtu), transmit::accept);
    }

    public void runUntilMs(long ms) {
        sim.runUntil(ms * MS);
    }

    /** Stops guest a, as in the blackout of a live migration. */
    public void pauseA() {
        a.pause();
    }

    /** Lets guest a go on. */
    public void resumeA() {
        a.resume(nodeA, placeA, fromA::send);
    }

    /** Frames of both ends that were dropped for {@code reason}. */
    public long dropped(DropReason reason) {
        return ledgerA.dropped(reason) + ledgerB.dropped(reason);
    }

    /** Frames that neither reached an end nor are on their way: must be none. */
    public long lostFrames() {
        long[] inFlight = {0};
        sim.forEachPending(item -> inFlight[0]++);
        return born() - ended() - inFlight[0] - a.heldFrames() - b.heldFrames();
    }

    private long born() {
        return ledgerA.sent() + ledgerA.copied() + ledgerB.sent() + ledgerB.copied();
    }

    private long ended() {
        long ended =
                ledgerA.delivered() + ledgerA.consumed() + ledgerB.delivered() + ledgerB.consumed();
        for (int r = 0; r < DropReason.count(); r++) {
            ended += dropped(DropReason.of(r));
        }
        return ended;
    }
}
