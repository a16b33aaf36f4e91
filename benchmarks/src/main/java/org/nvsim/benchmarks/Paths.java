package org.nvsim.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/** Notes the places from which flows' frames were put on links, and counts them. */
final class Paths implements Observer {
    /** A node that put frames on a link, and through which of its ports. */
    record Step(String node, int port) {}

    private final List<List<Step>> byFlow = new ArrayList<>();
    private long hops;

    Paths(int flows) {
        for (int i = 0; i < flows; i++) {
            byFlow.add(new ArrayList<>());
        }
    }

    @Override
    public void observe(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        boolean onLink = action == Action.FORWARDED && port >= 0;
        if (!onLink || frame.flow() < 0) {
            return;
        }
        hops++;
        List<Step> path = byFlow.get(frame.flow());
        Step step = new Step(place, port);
        if (!path.contains(step)) {
            path.add(step);
        }
    }

    /** The way of a flow's frames, in the order of the first one. */
    List<Step> of(int flow) {
        return byFlow.get(flow);
    }

    /** Frames of flows put on links. */
    long hops() {
        return hops;
    }
}
