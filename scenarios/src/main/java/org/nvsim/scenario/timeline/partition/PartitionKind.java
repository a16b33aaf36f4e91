package org.nvsim.scenario.timeline.partition;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.State;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;

/** Networks that fall into two. */
public final class PartitionKind implements TimelineKind<PartitionAction> {
    private static final Key<State> STATE = State.key();
    private static final Key<List<String>> PARTITION =
            Key.required(
                    "partition",
                    Types.list("nodes", Types.reference(Kinds.NODE)),
                    "[ hv1, tor ]",
                    "The nodes on one side.");

    private static final Section<PartitionAction> SECTION =
            Section.of(
                    "a partition action",
                    "The network falls into two: every link between these nodes and the others goes"
                            + " down, or comes back.",
                    List.of(AT, PARTITION, STATE),
                    f ->
                            new PartitionAction(
                                    f.get(AT),
                                    f.markOf(PARTITION),
                                    f.get(PARTITION),
                                    f.get(STATE).isUp()));

    /** For the service loader. */
    public PartitionKind() {
        // no state
    }

    @Override
    public String word() {
        return "partition";
    }

    @Override
    public Class<PartitionAction> type() {
        return PartitionAction.class;
    }

    @Override
    public Section<PartitionAction> section() {
        return SECTION;
    }

    @Override
    public void check(PartitionAction action, TimelineCheck check) {
        // any nodes can be cut off
    }

    @Override
    public boolean needsManager(PartitionAction action, Predicate<String> isHost) {
        return false;
    }

    @Override
    public void arm(PartitionAction action, Stage stage) {
        for (String inside : action.nodes()) {
            for (Port port : stage.device(inside, Device.class).ports()) {
                if (!action.nodes().contains(port.peer().device().name())) {
                    stage.setLink(port, action.atPs(), action.up());
                }
            }
        }
    }
}
