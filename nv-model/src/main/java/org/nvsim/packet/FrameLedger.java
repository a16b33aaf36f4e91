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
    private int[] flows = {}; // of which frames were dropped, ascending; then unused
    private long[][] droppedByFlow = {}; // at the place of the flow, by reason
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

    /** A copy of {@code frame} with an identity of its own: for floods and replication. */
    public Frame copy(Frame frame) {
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

    /** The frame reached the machine it was for, which took it. Ends the frame. */
    public void deliver(Frame frame) {
        delivered++;
        pool.giveBack(frame);
    }

    /**
     * The frame was used up on its way by a node it served (ARP, a message to a host). Ends the
     * frame.
     */
    @Override
    public void consume(Frame frame) {
        consumed++;
        pool.giveBack(frame);
    }

    /** The frame went no further, for {@code reason}. Ends the frame. */
    @Override
    public void drop(Frame frame, DropReason reason) {
        if (reason == DropReason.NONE) {
            throw new IllegalStateException("a drop needs a reason: " + frame);
        }
        dropped[reason.ordinal()]++;
        if (frame.flow() >= 0) {
            droppedOf(frame.flow())[reason.ordinal()]++;
        }
        pool.giveBack(frame);
    }

    private long[] droppedOf(int flow) {
        int place = place(flow);
        if (place < 0) {
            place = ~place;
            if (flowCount == flows.length) {
                flows = Arrays.copyOf(flows, flowCount * 2 + 4);
                droppedByFlow = Arrays.copyOf(droppedByFlow, flows.length);
            }
            System.arraycopy(flows, place, flows, place + 1, flowCount - place);
            System.arraycopy(droppedByFlow, place, droppedByFlow, place + 1, flowCount - place);
            flows[place] = flow;
            droppedByFlow[place] = new long[DropReason.count()];
            flowCount++;
        }
        return droppedByFlow[place];
    }

    /** Place of a flow of which frames were dropped, or the complement of where it would be. */
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

    /** Flows of which frames were dropped here, ascending. */
    public int[] droppedFlows() {
        return Arrays.copyOf(flows, flowCount);
    }

    /** Frames of {@code flow} dropped here for {@code reason}. */
    public long dropped(int flow, DropReason reason) {
        int place = place(flow);
        return place < 0 ? 0 : droppedByFlow[place][reason.ordinal()];
    }
}
