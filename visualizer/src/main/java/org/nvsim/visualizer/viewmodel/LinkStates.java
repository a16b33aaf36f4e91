package org.nvsim.visualizer.viewmodel;

import java.util.List;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/** Which links the scenario's timeline has taken down. */
final class LinkStates {
    private LinkStates() {}

    static boolean isDown(Topology topology, int id, List<TimelineAction> timeline, long timePs) {
        Link link = topology.link(id);
        String a = topology.node(link.a().node()).name();
        String b = topology.node(link.b().node()).name();
        boolean down = false;
        for (TimelineAction action : timeline) {
            if (action.atPs() > timePs) {
                break;
            }
            if (action instanceof TimelineAction.LinkState state && isBetween(state, a, b)) {
                down = !state.up();
            } else if (action instanceof TimelineAction.NodeState state
                    && (state.node().equals(a) || state.node().equals(b))) {
                down = !state.up();
            } else if (action instanceof TimelineAction.Partition state
                    && state.nodes().contains(a) != state.nodes().contains(b)) {
                down = !state.up();
            }
        }
        return down;
    }

    private static boolean isBetween(TimelineAction.LinkState state, String a, String b) {
        return (state.a().equals(a) && state.b().equals(b))
                || (state.a().equals(b) && state.b().equals(a));
    }
}
