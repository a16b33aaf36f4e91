package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.TimelineAction;

/** What a run has marked on its time line: actions of the scenario, bounds of expectations. */
public final class TimelineMarks {
    private final List<TimelineMark> marks = new ArrayList<>();

    public TimelineMarks(RunScene world) {
        for (TimelineAction action : world.scenario().timeline()) {
            marks.add(new TimelineMark(action.atPs(), action.text(), TimelineMark.Kind.ACTION));
        }
        long endPs = world.scenario().durationPs();
        List<RunResult.ExpectationResult> results = world.recording().result().expectations();
        for (int i = 0; i < Math.min(results.size(), world.scenario().expect().size()); i++) {
            Expectation expectation = world.scenario().expect().get(i);
            TimelineMark.Kind kind =
                    results.get(i).pass() ? TimelineMark.Kind.HELD : TimelineMark.Kind.FAILED;
            add(expectation.fromPs(), expectation.untilPs(), endPs, expectation.text(), kind);
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
}
