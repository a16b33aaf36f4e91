package org.nvsim.packet;

import java.util.Arrays;

/**
 * Frames that together carry packets of a flow: copies, of which one is enough for each receiver,
 * or pieces, of which all are needed. It sees to it that every packet counts once, as delivered or
 * as lost, however many frames carried it. Exists only where a frame was copied or cut, or is for
 * several receivers; frames of one packet can end on several threads.
 *
 * <p>Of several reasons the earliest counts, so that the outcome does not depend on threads; that a
 * copy was not for a machine it was flooded to counts only if nothing else happened.
 */
final class Shared {
    private final Shared above; // what this all is one copy or piece of; null at the top
    private final Shared top;
    private final boolean pieces;
    private final int wanted; // how many packets are to be delivered
    private int live = 1; // copies that have not ended
    private int claimed;
    private boolean settled; // of pieces: one was dropped, or all were taken

    // At the top: why frames were dropped, the earliest first, as many as can be lost.
    private long[] timesPs = new long[1];
    private long[] ids = new long[1];
    private DropReason[] reasons = new DropReason[1];
    private int reasonCount;

    private Shared(Shared above, boolean pieces, int wanted) {
        this.above = above;
        this.top = above == null ? this : above.top;
        this.pieces = pieces;
        this.wanted = wanted;
    }

    /** What a frame shares that is for several receivers. */
    static Shared among(int receivers) {
        return new Shared(null, false, receivers);
    }

    /** What {@code frame} and one more copy of it share from now on. */
    static Shared copied(Frame frame) {
        Shared shared = frame.shared();
        if (shared == null || shared.pieces) {
            shared = new Shared(shared, false, frame.packets());
        }
        shared.more(1);
        return shared;
    }

    /**
     * What the pieces of {@code whole} share, which stand for it. Where several receivers want what
     * is in them, each from pieces of its own, a loss shows only when all have ended.
     *
     * @param count how many pieces there are
     */
    static Shared cut(Frame whole, int count) {
        Shared shared = whole.shared();
        if (shared != null && shared.isForSeveral()) {
            shared.more(count - 1);
            return shared;
        }
        return new Shared(shared, true, whole.packets());
    }

    private boolean isForSeveral() {
        return above == null && !pieces && wanted > 1;
    }

    /** A piece went into its whole, which carries everything from now on. */
    void joined() {
        if (isForSeveral()) {
            more(-1);
        }
    }

    /** So many frames more carry it. */
    void more(int frames) {
        synchronized (top) {
            live += frames;
        }
    }

    /**
     * A frame reached where it should: takes from it what no other did before.
     *
     * @param ledger is told of packets that nobody can take any more
     * @return how many packets count as delivered by it
     */
    int claim(Frame frame, FlowLedger ledger) {
        synchronized (top) {
            Shared at = this;
            while (at.above != null) {
                if (at.pieces && at.settled) {
                    return 0; // counted already
                }
                at.settled |= at.pieces;
                at = at.above;
            }
            return at.claimHere(frame.packets(), ledger);
        }
    }

    private int claimHere(int packets, FlowLedger ledger) {
        if (pieces) {
            claimed = settled ? claimed : wanted;
            int all = settled ? 0 : wanted;
            settled = true;
            return all;
        }
        int taken = Math.min(packets, wanted - claimed);
        claimed += taken;
        endCopy(ledger);
        return taken;
    }

    /**
     * A frame ended without being taken.
     *
     * @param ledger is told what is lost by that
     */
    void ended(Frame frame, DropReason reason, long nowPs, FlowLedger ledger) {
        synchronized (top) {
            DropReason before = top.reasonCount == 0 ? DropReason.NONE : top.reasons[0];
            top.note(reason, nowPs, frame.id());
            if (top.pieces && top.settled && top.claimed == 0 && top.reasons[0] != before) {
                ledger.lose(before, -top.wanted); // another thread was faster, but later
                ledger.lose(top.reasons[0], top.wanted);
            }
            end(ledger);
        }
    }

    private void end(FlowLedger ledger) {
        if (!pieces) {
            endCopy(ledger);
        } else if (!settled) {
            settled = true;
            endAbove(wanted, ledger);
        }
    }

    private void endCopy(FlowLedger ledger) {
        live--;
        if (live == 0 && claimed < wanted) {
            endAbove(wanted - claimed, ledger);
        }
    }

    private void endAbove(int lost, FlowLedger ledger) {
        if (above != null) {
            above.end(ledger);
            return;
        }
        for (int i = 0; i < lost; i++) {
            ledger.lose(reasonOf(i), 1);
        }
    }

    /** Of the packet lost as number {@code i}, from 0. */
    private DropReason reasonOf(int i) {
        if (reasonCount == 0) {
            return DropReason.NOT_FOR_US; // nothing ever went there
        }
        return i < reasonCount && !isStray(reasons[i]) ? reasons[i] : reasons[0];
    }

    private void note(DropReason reason, long nowPs, long id) {
        int at = reasonCount;
        while (at > 0 && isEarlier(reason, nowPs, id, at - 1)) {
            at--;
        }
        if (at == wanted) {
            return;
        }
        if (reasonCount == reasons.length && reasonCount < wanted) {
            timesPs = Arrays.copyOf(timesPs, Math.min(wanted, 2 * reasonCount));
            ids = Arrays.copyOf(ids, timesPs.length);
            reasons = Arrays.copyOf(reasons, timesPs.length);
        }
        int moved = Math.min(reasonCount, wanted - 1) - at;
        System.arraycopy(timesPs, at, timesPs, at + 1, moved);
        System.arraycopy(ids, at, ids, at + 1, moved);
        System.arraycopy(reasons, at, reasons, at + 1, moved);
        timesPs[at] = nowPs;
        ids[at] = id;
        reasons[at] = reason;
        reasonCount = Math.min(wanted, reasonCount + 1);
    }

    private boolean isEarlier(DropReason reason, long nowPs, long id, int than) {
        boolean stray = isStray(reason);
        if (stray != isStray(reasons[than])) {
            return !stray;
        }
        return nowPs != timesPs[than] ? nowPs < timesPs[than] : id < ids[than];
    }

    /** What becomes of copies that came where nobody wanted them. */
    private static boolean isStray(DropReason reason) {
        return reason == DropReason.NOT_FOR_US || reason == DropReason.NO_LISTENER;
    }
}
