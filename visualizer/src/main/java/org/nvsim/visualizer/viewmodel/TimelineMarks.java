package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nvsim.run.RunResult;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.TimelineAction;

/** What a run has marked on its time line: actions of the scenario, bounds of expectations. */
public final class TimelineMarks {
    private final List<TimelineMark> marks = new ArrayList<>();

    public TimelineMarks(World world) {
        for (TimelineAction action : world.scenario().timeline()) {
            marks.add(new TimelineMark(action.atPs(), text(action), TimelineMark.Kind.ACTION));
        }
        long endPs = world.scenario().durationPs();
        List<RunResult.ExpectationResult> results = world.recording().result().expectations();
        for (int i = 0; i < Math.min(results.size(), world.scenario().expect().size()); i++) {
            Expectation expectation = world.scenario().expect().get(i);
            TimelineMark.Kind kind =
                    results.get(i).pass() ? TimelineMark.Kind.HELD : TimelineMark.Kind.FAILED;
            if (expectation instanceof Expectation.FlowFigure figure) {
                add(figure.fromPs(), figure.untilPs(), endPs, figure.text(), kind);
            } else if (expectation instanceof Expectation.Drops drops) {
                add(drops.fromPs(), drops.untilPs(), endPs, drops.text(), kind);
            }
        }
        marks.sort(Comparator.comparingLong(TimelineMark::timePs));
    }

    private void add(long fromPs, long untilPs, long endPs, String text, TimelineMark.Kind kind) {
        if (fromPs > 0) {
            marks.add(new TimelineMark(fromPs, "expected: " + text, kind));
        } else if (untilPs < endPs) {
            marks.add(new TimelineMark(untilPs, "expected: " + text, kind));
        }
    }

    /** All marks in order of time; actions of one moment before expectations. */
    public List<TimelineMark> all() {
        return List.copyOf(marks);
    }

    private static String text(TimelineAction action) {
        if (action instanceof TimelineAction.AddRule add) {
            return add.firewall()
                    + ": "
                    + add.rule().verb().word()
                    + " "
                    + add.rule().match().text();
        }
        if (action instanceof TimelineAction.RemoveRule remove) {
            return remove.firewall() + ": remove " + remove.match().text();
        }
        if (action instanceof TimelineAction.LinkState link) {
            return link.a() + " -- " + link.b() + (link.up() ? " up" : " down");
        }
        if (action instanceof TimelineAction.NodeState node) {
            return node.node() + (node.up() ? " up" : " down");
        }
        if (action instanceof TimelineAction.Partition partition) {
            return String.join(", ", partition.nodes())
                    + (partition.up() ? " joined again" : " cut off");
        }
        if (action instanceof TimelineAction.Migrate move) {
            return move.vm() + " moves to " + move.toHost();
        }
        return "action";
    }
}
