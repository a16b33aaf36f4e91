package org.nvsim.scenario.timeline.node;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.host.Host;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.State;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;

/** Machines that stop and start again. */
public final class NodeKind implements TimelineKind<NodeAction> {
    private static final Key<State> STATE = State.key();
    private static final Key<String> NODE =
            Key.required("node", Types.reference(Kinds.NODE), "tor", "Any node of the network.");

    private static final Section<NodeAction> SECTION =
            Section.of(
                    "a node action",
                    "A switch, router, firewall, gateway, server or host stops or starts again.",
                    List.of(AT, NODE, STATE),
                    f ->
                            new NodeAction(
                                    f.get(AT), f.markOf(NODE), f.get(NODE), f.get(STATE).isUp()));

    /** For the service loader. */
    public NodeKind() {
        // no state
    }

    @Override
    public String word() {
        return "node";
    }

    @Override
    public Class<NodeAction> type() {
        return NodeAction.class;
    }

    @Override
    public Section<NodeAction> section() {
        return SECTION;
    }

    @Override
    public void check(NodeAction action, TimelineCheck check) {
        // any node there is can stop
    }

    @Override
    public boolean needsManager(NodeAction action, Predicate<String> isHost) {
        return isHost.test(action.node());
    }

    @Override
    public void arm(NodeAction action, Stage stage) {
        Device device = stage.device(action.node(), Device.class);
        for (Port port : device.ports()) {
            stage.setLink(port, action.atPs(), action.up());
        }
        if (device instanceof Host host) {
            stage.at(host, action.atPs(), () -> stage.setHostRunning(host.name(), action.up()));
        }
    }
}
