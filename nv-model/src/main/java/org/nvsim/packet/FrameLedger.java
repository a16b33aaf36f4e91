package org.nvsim.packet;

import java.util.Arrays;
import java.util.Objects;

/**
 * The frames of one node, from birth to end. Every frame comes from a ledger and every frame ends
 * in one, with the reason, so that the end of a run can prove that none was lost or used twice:
 * sent + copies = delivered + consumed + dropped + in flight, summed over all nodes.
 */
public final class FrameLedger implements FrameKeeper {
    private final FramePool pool;
    private final long idBase;
    private final long[] dropped = new long[DropReason.count()];
    private int[] flows = {}; // of which something is known, ascending; then unused
    private FlowLedger[] byFlow = {}; // at the place of the flow
    private int flowCount;
    private long sent;
    private long copied;
    private long delivered;
    private long consumed;

    /** The ledger of the node numbered {@code node}, using (and feeding) {@code pool}. */
    public FrameLedger(int node, FramePool pool) {
        this.pool = Objects.requireNonNull(pool);
        this.idBase = (long) node << 40;
    }

    /**
     * A new frame, counted as sent, with {@code storedBytes} bytes whose content is undefined and
     * must be written, and {@code impliedBytes} zeros behind them.
     */
    public Frame create(int storedBytes, int impliedBytes) {
        Frame frame = pool.take();
        frame.identify(idBase | (sent + copied));
        sent++;
        frame.reset(storedBytes, impliedBytes);
        return frame;
    }

    /**
     * A copy of {@code frame} with an identity of its own: for floods and replication. The two
     * carry the same packets.
     */
    public Frame copy(Frame frame) {
        Frame twin = picture(frame);
        if (frame.packets() > 0) {
            Shared shared = Shared.copied(frame);
            frame.carry(frame.packets(), shared);
            twin.carry(frame.packets(), shared);
        }
        return twin;
    }

    /** A copy of {@code frame} to look at, which carries nothing and leaves it as it is. */
    public Frame picture(Frame frame) {
        Frame twin = pool.take();
        twin.identify(idBase | (sent + copied));
        copied++;
        twin.copyFrom(frame);
        return twin;
    }

    @Override
    public Frame piece(Frame whole, int head, int from, int length) {
        Frame piece = pool.take();
        piece.identify(idBase | (sent + copied));
        copied++;
        piece.copyPiece(whole, head, from, length);
        return piece;
    }

    @Override
    public void pieceComplete(Frame piece) {}

    @Override
    public void becomesSegments(Frame largeSend, int segments) {
        int packets = largeSend.packets();
        if (packets > 0 && largeSend.shared() != null) {
            largeSend.shared().more(segments - 1);
        } else if (packets > 0 && packets != segments) {
            flow(largeSend.flow()).addSegments(segments - packets);
        }
    }

    /**
     * The packets that the frame carries reached where they should, and it carries them no longer.
     *
     * @return how many of them did not come before, in another copy: so many count as delivered
     */
    public int claim(Frame frame) {
        int packets = frame.packets();
        if (frame.shared() != null && packets > 0) {
            packets = frame.shared().claim(frame, flow(frame.flow()));
        }
        frame.carry(0, null);
        return packets;
    }

    /** As {@link #claim}, and keeps count of what reached the stack of this node. */
    public void take(Frame frame, long nowPs) {
        if (frame.packets() > 0) {
            flow(frame.flow()).take(claim(frame), nowPs);
        }
    }

    /** What {@code next} carries is in {@code whole} from now on. */
    public void join(Frame whole, Frame next) {
        whole.carry(claim(whole) + claim(next), null);
    }

    /** As the other, at the start of time: where no packets of flows are counted. */
    public void deliver(Frame frame) {
        deliver(frame, 0);
    }

    @Override
    public void consume(Frame frame) {
        consume(frame, 0);
    }

    @Override
    public void drop(Frame frame, DropReason reason) {
        drop(frame, reason, 0);
    }

    /** The frame reached the machine it was for, which took it. Ends the frame. */
    public void deliver(Frame frame, long nowPs) {
        if (frame.packets() > 0) { // nobody claimed them: it was the wrong machine, or a copy
            lose(frame, DropReason.NO_LISTENER, nowPs);
        }
        delivered++;
        pool.giveBack(frame);
    }

    /**
     * The frame was used up on its way by a node it served (ARP, a message to a host). Ends the
     * frame.
     */
    public void consume(Frame frame, long nowPs) {
        if (frame.packets() > 0) { // copies may have gone on
            lose(frame, DropReason.NOT_FOR_US, nowPs);
        }
        consumed++;
        pool.giveBack(frame);
    }

    /** The frame went no further, for {@code reason}. Ends the frame. */
    public void drop(Frame frame, DropReason reason, long nowPs) {
        if (reason == DropReason.NONE) {
            throw new IllegalStateException("a drop needs a reason: " + frame);
        }
        dropped[reason.ordinal()]++;
        if (frame.packets() > 0) {
            lose(frame, reason, nowPs);
        } else if (frame.flow() >= 0) {
            flow(frame.flow()).dropOther(reason);
        }
        pool.giveBack(frame);
    }

    private void lose(Frame frame, DropReason reason, long nowPs) {
        FlowLedger flow = flow(frame.flow());
        if (frame.shared() == null) {
            flow.lose(reason, frame.packets());
        } else {
            frame.shared().ended(frame, reason, nowPs, flow);
        }
    }

    private FlowLedger flow(int flow) {
        int place = place(flow);
        if (place < 0) {
            place = ~place;
            if (flowCount == flows.length) {
                flows = Arrays.copyOf(flows, flowCount * 2 + 4);
                byFlow = Arrays.copyOf(byFlow, flows.length);
            }
            System.arraycopy(flows, place, flows, place + 1, flowCount - place);
            System.arraycopy(byFlow, place, byFlow, place + 1, flowCount - place);
            flows[place] = flow;
            byFlow[place] = new FlowLedger();
            flowCount++;
        }
        return byFlow[place];
    }

    /** Place of a flow that something is known of, or the complement of where it would be. */
    private int place(int flow) {
        return Arrays.binarySearch(flows, 0, flowCount, flow);
    }

    public long sent() {
        return sent;
    }

    public long copied() {
        return copied;
    }

    public long delivered() {
        return delivered;
    }

    public long consumed() {
        return consumed;
    }

    /** Frames dropped here for {@code reason}. */
    public long dropped(DropReason reason) {
        return dropped[reason.ordinal()];
    }

    /** Shows every flow that something is known of here, in ascending order. */
    public void forEachFlow(Visitor visitor) {
        for (int i = 0; i < flowCount; i++) {
            visitor.flow(flows[i], byFlow[i]);
        }
    }

    /** Who is shown what became of flows. */
    @FunctionalInterface
    public interface Visitor {
        void flow(int flow, FlowLedger ledger);
    }
}
