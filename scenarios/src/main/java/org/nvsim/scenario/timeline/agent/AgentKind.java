package org.nvsim.scenario.timeline.agent;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.host.Host;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.State;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;

/** Management agents that stop and start again. */
public final class AgentKind implements TimelineKind<AgentAction> {
    private static final Key<State> STATE = State.key();
    private static final Key<String> AGENT =
            Key.required(
                    "agent",
                    Types.reference(Kinds.HOST),
                    "hv1",
                    "The host whose management agent stops or starts.");

    private static final Section<AgentAction> SECTION =
            Section.of(
                    "an agent action",
                    "The management agent of a host stops or starts again; traffic goes on.",
                    List.of(AT, AGENT, STATE),
                    f ->
                            new AgentAction(
                                    f.get(AT), f.markOf(AGENT), f.get(AGENT), f.get(STATE).isUp()));

    /** For the service loader. */
    public AgentKind() {
        // no state
    }

    @Override
    public String word() {
        return "agent";
    }

    @Override
    public Class<AgentAction> type() {
        return AgentAction.class;
    }

    @Override
    public Section<AgentAction> section() {
        return SECTION;
    }

    @Override
    public void check(AgentAction action, TimelineCheck check) {
        check.requireManager(action.mark(), "no manager whose agent it is");
    }

    @Override
    public boolean needsManager(AgentAction action, Predicate<String> isHost) {
        return true;
    }

    @Override
    public void arm(AgentAction action, Stage stage) {
        stage.at(
                stage.device(action.host(), Host.class),
                action.atPs(),
                () -> stage.setAgentRunning(action.host(), action.up()));
    }
}
