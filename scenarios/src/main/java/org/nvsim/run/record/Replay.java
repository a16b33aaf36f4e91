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

/**
 * A scenario run again to see what was not kept: the same run does the same. It stands at some
 * moment and can only go on from there. It looks only where it is told to, and is fast elsewhere.
 */
final class Replay implements Observer {
    private static final int PIECES = 200;

    private final Run run;
    private long frameId;
    private boolean watching;
    private boolean ended;
    private List<Step> steps = List.of();

    /** A run that stands at its start. */
    Replay(Scenario scenario) {
        try {
            run = Run.of(scenario, this);
        } catch (ScenarioException e) {
            throw new IllegalStateException("a scenario that ran runs no more", e);
        }
    }

    /** Where it stands: what happens then has happened. */
    long nowPs() {
        return run.nowPs();
    }

    /**
     * Goes on to a moment, or to where the listener stops it.
     *
     * @return whether it got there
     */
    boolean advance(long toPs, Recorder.Listener listener) {
        long fromPs = run.nowPs();
        for (int piece = 1; piece <= PIECES && !ended; piece++) {
            run.advanceTo(piece == PIECES ? toPs : fromPs + (toPs - fromPs) / PIECES * piece);
            if (!listener.reached((double) piece / PIECES)) {
                return piece == PIECES;
            }
        }
        return true;
    }

    /**
     * All that happens to a frame.
     *
     * @param firstPs when the first of it happens, later than {@link #nowPs}
     * @param lastPs when it has ended, or the end of the run
     */
    List<Step> steps(long frame, long firstPs, long lastPs, Recorder.Listener listener) {
        steps = new ArrayList<>();
        boolean there = advance(firstPs - 1, listener);
        frameId = frame;
        watching = there;
        if (there) {
            advance(lastPs, listener);
        }
        watching = false;
        ended = false;
        return steps;
    }

    /** The tables at a moment not before {@link #nowPs}. */
    List<NodeTable> tables(long timePs, Recorder.Listener listener) {
        advance(timePs, listener);
        return run.tables();
    }

    @Override
    public boolean watching() {
        return watching;
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
            ended = RowObserver.isEnd(action);
        }
    }
}
