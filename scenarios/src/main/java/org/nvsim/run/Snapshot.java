package org.nvsim.run;

import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameLedger;

/**
 * The counts of a run as they were before a moment.
 *
 * @param beforePs what happened earlier than this has been counted
 * @param dropped frames by ordinal of the reason
 */
record Snapshot(long beforePs, List<FlowCount> flows, long[] dropped) {

    /**
     * One flow's counts.
     *
     * @param activePs from its first packet received to its last
     */
    record FlowCount(long sent, long received, long lost, long receivedBytes, long activePs) {
        static final FlowCount ZERO = new FlowCount(0, 0, 0, 0, 0);

        /** Payload in bit/s since an earlier count, while packets came; 0 if not defined. */
        double goodputSince(FlowCount earlier) {
            long ps = activePs - earlier.activePs;
            return ps == 0 ? 0 : (receivedBytes - earlier.receivedBytes) * 8e12 / ps;
        }
    }

    static Snapshot of(Simulated simulated, long beforePs) {
        long[] dropped = new long[DropReason.count()];
        for (FrameLedger ledger : simulated.fabric().ledgers()) {
            for (int i = 0; i < dropped.length; i++) {
                dropped[i] += ledger.dropped(DropReason.of(i));
            }
        }
        List<FlowCount> flows =
                simulated.flows().stream()
                        .map(
                                flow ->
                                        new FlowCount(
                                                flow.sender().packets(),
                                                flow.receiver().packets(),
                                                flow.lostPackets(),
                                                flow.receiver().bytes(),
                                                flow.receiver().packets() == 0
                                                        ? 0
                                                        : flow.receiver().lastPs()
                                                                - flow.receiver().firstPs()))
                        .toList();
        return new Snapshot(beforePs, flows, dropped);
    }
}
