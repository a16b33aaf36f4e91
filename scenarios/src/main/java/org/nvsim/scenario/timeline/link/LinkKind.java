package org.nvsim.scenario.timeline.link;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.State;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.LinkEnds;

/** Links that go down and come back. */
public final class LinkKind implements TimelineKind<LinkAction> {
    private static final Key<State> STATE = State.key();
    private static final Key<LinkEnds> LINK =
            Key.required("link", LinkEnds.TYPE, "hv1 -- tor", "The link.");

    private static final Section<LinkAction> SECTION =
            Section.of(
                    "a link action",
                    "A link goes down or comes back.",
                    List.of(AT, LINK, STATE),
                    f ->
                            new LinkAction(
                                    f.get(AT),
                                    f.markOf(LINK),
                                    f.get(LINK).a(),
                                    f.get(LINK).b(),
                                    f.get(STATE).isUp()));

    /** For the service loader. */
    public LinkKind() {
        // no state
    }

    @Override
    public String word() {
        return "link";
    }

    @Override
    public Class<LinkAction> type() {
        return LinkAction.class;
    }

    @Override
    public Section<LinkAction> section() {
        return SECTION;
    }

    @Override
    public void check(LinkAction action, TimelineCheck check) {
        check.requireLinked(action.a(), action.b(), action.mark());
    }

    @Override
    public boolean needsManager(LinkAction action, Predicate<String> isHost) {
        return false;
    }

    @Override
    public void arm(LinkAction action, Stage stage) {
        for (Port port : stage.device(action.a(), Device.class).ports()) {
            if (port.peer().device().name().equals(action.b())) {
                stage.setLink(port, action.atPs(), action.up());
            }
        }
    }
}
