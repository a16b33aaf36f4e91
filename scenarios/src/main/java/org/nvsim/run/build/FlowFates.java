package org.nvsim.run.build;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FlowLedger;
import org.nvsim.packet.FrameLedger;

/**
 * What became of the packets of each flow, on all nodes together. Read in one go, because few nodes
 * know of few flows: asking every node about every flow would take nodes times flows.
 */
public final class FlowFates {
    private static final Fate NOTHING = new Fate();

    private final Fate[] byFlow;

    /** Of one flow. */
    public static final class Fate {
        private final long[] lost = new long[DropReason.count()];
        private final long[] otherDropped = new long[DropReason.count()];
        private long moreSegments;
        private long taken;
        private long lastTakenPs = -1;

        private void add(FlowLedger ledger) {
            for (int i = 0; i < lost.length; i++) {
                lost[i] += ledger.lost(DropReason.of(i));
                otherDropped[i] += ledger.otherDropped(DropReason.of(i));
            }
            moreSegments += ledger.moreSegments();
            taken += ledger.taken();
            lastTakenPs = Math.max(lastTakenPs, ledger.lastTakenPs());
        }

        /** Packets lost by ordinal of the reason. */
        public long[] lost() {
            return lost;
        }

        /** Frames dropped that served the flow, by ordinal of the reason. */
        public long[] otherDropped() {
            return otherDropped;
        }

        public long moreSegments() {
            return moreSegments;
        }

        long taken() {
            return taken;
        }

        long lastTakenPs() {
            return lastTakenPs;
        }
    }

    /**
     * @param flows how many flows there are
     */
    public FlowFates(List<FrameLedger> ledgers, int flows) {
        byFlow = new Fate[flows];
        for (FrameLedger ledger : ledgers) {
            ledger.forEachFlow(this::add);
        }
    }

    private void add(int flow, FlowLedger ledger) {
        if (flow >= byFlow.length) {
            return; // of somebody who is not in the scenario
        }
        if (byFlow[flow] == null) {
            byFlow[flow] = new Fate();
        }
        byFlow[flow].add(ledger);
    }

    public Fate of(int flow) {
        return byFlow[flow] == null ? NOTHING : byFlow[flow];
    }
}
