package org.nvsim.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameLedger;

/**
 * How many frames of each flow were dropped, on all nodes together. Read in one go, because few
 * nodes drop frames of few flows: asking every node about every flow would take nodes times flows.
 */
final class FlowDrops {
    private final Map<Integer, long[]> byFlow = new TreeMap<>();

    FlowDrops(List<FrameLedger> ledgers) {
        for (FrameLedger ledger : ledgers) {
            for (int flow : ledger.droppedFlows()) {
                long[] counts = byFlow.computeIfAbsent(flow, f -> new long[DropReason.count()]);
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += ledger.dropped(flow, DropReason.of(i));
                }
            }
        }
    }

    /** Frames of a flow by ordinal of the reason. */
    long[] byReason(int flow) {
        return byFlow.getOrDefault(flow, new long[0]);
    }

    /** Frames of a flow, for whatever reason. */
    long inAll(int flow) {
        long all = 0;
        for (long count : byReason(flow)) {
            all += count;
        }
        return all;
    }
}
