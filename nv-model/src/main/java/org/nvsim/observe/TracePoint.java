package org.nvsim.observe;

import java.util.Objects;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameKeeper;
import org.nvsim.packet.FrameLedger;

/**
 * A node or VM as a place where things happen to frames. Whoever handles frames does it through its
 * place, which enters their fate in the ledger, folds it into the digest, and tells the observer if
 * there is one.
 *
 * <p>What it needs of its node, the clock and the digest, is left to a subclass: this package knows
 * nothing of engines. Without an observer a report costs one branch. Where the words of a decision
 * must be made first, ask {@link #isTraced()} before making them.
 */
public abstract class TracePoint implements FrameKeeper {
    private final String name;
    private final FrameLedger ledger;
    private final Observer observer; // null: nobody watches

    /**
     * @param observer who watches, or null
     */
    protected TracePoint(String name, FrameLedger ledger, Observer observer) {
        this.name = Objects.requireNonNull(name);
        this.ledger = Objects.requireNonNull(ledger);
        this.observer = observer;
    }

    /** As {@code whole}, under another name. */
    protected TracePoint(String name, TracePoint whole) {
        this(name, whole.ledger, whole.observer);
    }

    /** Another place in the same node: a VM of this host. */
    public abstract TracePoint within(String otherName);

    /** Picoseconds since the start. */
    public abstract long nowPs();

    /** Folds (time, {@code kind}, the frame's stored bytes and length) into the node's digest. */
    protected abstract void fold(int kind, Frame frame);

    /** Folds (time, {@code kind}, {@code detail}, the frame's length) into the node's digest. */
    protected abstract void foldBrief(int kind, int detail, Frame frame);

    public String name() {
        return name;
    }

    /** Whether anybody listens, so that a decision is worth putting into words. */
    public boolean isTraced() {
        return observer != null && observer.watching();
    }

    /**
     * A new frame; see {@link FrameLedger#create}. Report it with {@link #created} once written.
     */
    public Frame create(int storedBytes, int impliedBytes) {
        return ledger.create(storedBytes, impliedBytes);
    }

    /** The new frame is complete. */
    public void created(Frame frame) {
        report(-1, Action.CREATED, frame, Decision.NONE);
    }

    /** A copy of {@code frame}. */
    public Frame copy(Frame frame) {
        Frame twin = ledger.copy(frame);
        report(-1, Action.COPIED, twin, Decision.NONE);
        return twin;
    }

    @Override
    public Frame piece(Frame whole, int head, int from, int length) {
        return ledger.piece(whole, head, from, length);
    }

    @Override
    public void becomesSegments(Frame largeSend, int segments) {
        ledger.becomesSegments(largeSend, segments);
    }

    @Override
    public void pieceComplete(Frame piece) {
        report(-1, Action.COPIED, piece, Decision.NONE);
    }

    /** See {@link FrameLedger#claim}. */
    public int claim(Frame frame) {
        return ledger.claim(frame);
    }

    /** See {@link FrameLedger#take}. */
    public void take(Frame frame) {
        ledger.take(frame, nowPs());
    }

    /** See {@link FrameLedger#join}. */
    public void join(Frame whole, Frame next) {
        ledger.join(whole, next);
    }

    /** The frame came in through {@code port}. */
    public void arrived(int port, Frame frame) {
        fold(Action.ARRIVED.ordinal(), frame);
        report(port, Action.ARRIVED, frame, Decision.NONE);
    }

    /** Something else happened to the frame, which stays with its owner. */
    public void report(int port, Action action, Frame frame, Decision decision) {
        if (isTraced()) {
            observer.observe(nowPs(), name, port, action, frame, DropReason.NONE, decision);
        }
    }

    /** The machine here took the frame. Ends the frame. */
    public void deliver(Frame frame) {
        foldBrief(Action.DELIVERED.ordinal(), 0, frame);
        report(-1, Action.DELIVERED, frame, Decision.NONE);
        ledger.deliver(frame, nowPs());
    }

    @Override
    public void consume(Frame frame) {
        consume(frame, Decision.NONE);
    }

    /** The frame was used up here. Ends the frame. */
    public void consume(Frame frame, Decision decision) {
        foldBrief(Action.CONSUMED.ordinal(), 0, frame);
        report(-1, Action.CONSUMED, frame, decision);
        ledger.consume(frame, nowPs());
    }

    @Override
    public void drop(Frame frame, DropReason reason) {
        drop(frame, reason, Decision.NONE);
    }

    /** The frame goes no further, because of {@code decision}. Ends the frame. */
    public void drop(Frame frame, DropReason reason, Decision decision) {
        foldBrief(Action.DROPPED.ordinal(), reason.ordinal(), frame);
        if (isTraced()) {
            observer.observe(nowPs(), name, -1, Action.DROPPED, frame, reason, decision);
        }
        ledger.drop(frame, reason, nowPs());
    }
}
