package org.nvsim.packet;

/** What became of the packets of one flow at one node, and of frames that served it. */
public final class FlowLedger {
    private long[] lost; // by reason; null: none, as for very many flows
    private long[] otherDropped; // likewise
    private long moreSegments;
    private long taken;
    private long lastTakenPs = -1;

    FlowLedger() {}

    void lose(DropReason reason, int packets) {
        if (lost == null) {
            lost = new long[DropReason.count()];
        }
        lost[reason.ordinal()] += packets;
    }

    void dropOther(DropReason reason) {
        if (otherDropped == null) {
            otherDropped = new long[DropReason.count()];
        }
        otherDropped[reason.ordinal()]++;
    }

    void addSegments(int more) {
        moreSegments += more;
    }

    void take(int packets, long nowPs) {
        taken += packets;
        lastTakenPs = packets > 0 ? nowPs : lastTakenPs;
    }

    /**
     * Packets lost for {@code reason}. What is lost with the last of several copies is entered
     * where that ended.
     */
    public long lost(DropReason reason) {
        return lost == null ? 0 : lost[reason.ordinal()];
    }

    /** Frames dropped that served the flow without being packets of it. */
    public long otherDropped(DropReason reason) {
        return otherDropped == null ? 0 : otherDropped[reason.ordinal()];
    }

    /** By how many segments large sends became more (or fewer) than their sender said. */
    public long moreSegments() {
        return moreSegments;
    }

    /** Packets that the stack of this node took, where nobody else counts them: echo requests. */
    public long taken() {
        return taken;
    }

    /** When it took the last one, in picoseconds; -1 if it took none. */
    public long lastTakenPs() {
        return lastTakenPs;
    }
}
