package org.nvsim.run.isolation;

import java.util.HashMap;
import java.util.Map;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/** Notes why requests and answers were lost, by the pair they belong to. */
final class LossFinder implements Observer {
    private final Map<Long, String> losses = new HashMap<>(); // by pair; never iterated

    @Override
    public void observe(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        if (action == Action.DROPPED && frame.flow() >= 0 && reason != DropReason.NOT_FOR_US) {
            String what = decision.what().isEmpty() ? "" : ", " + decision.what();
            losses.putIfAbsent(
                    pair(frame.flow(), (int) frame.number() - 1),
                    reason.word() + " at " + place + what);
        }
    }

    /** Why the packet from one machine (by index) to another was lost; empty if it was not. */
    String why(int from, int to) {
        return losses.getOrDefault(pair(from, to), "");
    }

    private static long pair(int from, int to) {
        return (long) from << 32 | to;
    }
}
