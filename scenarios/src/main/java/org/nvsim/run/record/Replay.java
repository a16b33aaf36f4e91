package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.run.Run;
import org.nvsim.run.tables.NodeTable;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** Runs a scenario again to see what was not kept: the same run does the same. */
final class Replay implements Observer {
    private static final int PIECES = 200;

    private final long frameId;
    private final List<Step> steps = new ArrayList<>();

    private Replay(long frameId) {
        this.frameId = frameId;
    }

    static List<Step> steps(
            Scenario scenario, long frameId, long untilPs, Recorder.Listener listener)
            throws ScenarioException {
        Replay replay = new Replay(frameId);
        advance(Run.of(scenario, replay), untilPs, listener);
        return replay.steps;
    }

    static List<NodeTable> tables(Scenario scenario, long timePs, Recorder.Listener listener)
            throws ScenarioException {
        Run run = Run.of(scenario);
        advance(run, timePs, listener);
        return run.tables();
    }

    private static void advance(Run run, long untilPs, Recorder.Listener listener) {
        boolean goOn = true;
        for (int piece = 1; piece <= PIECES && goOn; piece++) {
            run.advanceTo(piece == PIECES ? untilPs : untilPs / PIECES * piece);
            goOn = listener.reached((double) piece / PIECES);
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
        if (frame.id() == frameId) {
            byte[] stored = Arrays.copyOfRange(frame.bytes(), frame.start(), frame.end());
            steps.add(
                    new Step(
                            timePs,
                            place,
                            port,
                            action,
                            reason,
                            decision,
                            stored,
                            frame.impliedBytes()));
        }
    }
}
