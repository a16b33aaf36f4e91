package org.nvsim.packet;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The frames of one node, from birth to end. Every frame comes from a ledger and every frame ends
 * in one, with the reason, so that the end of a run can prove that none was lost or used twice:
 * sent + copies = delivered + consumed + dropped + in flight, summed over all nodes.
 */
public final class FrameLedger implements FrameKeeper {
    private final FramePool pool;
    private final long idBase;
    private final long[] dropped = new long[DropReason.count()];
    private final TreeMap<Integer, long[]> droppedByFlow = new TreeMap<>();
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
            droppedByFlow
                    .computeIfAbsent(frame.flow(), f -> new long[DropReason.count()])[
                    reason.ordinal()]++;
        }
        pool.giveBack(frame);
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
    public Set<Integer> droppedFlows() {
        return Collections.unmodifiableSet(droppedByFlow.keySet());
    }

    /** Frames of {@code flow} dropped here for {@code reason}. */
    public long dropped(int flow, DropReason reason) {
        long[] byReason = droppedByFlow.get(flow);
        return byReason == null ? 0 : byReason[reason.ordinal()];
    }
}
