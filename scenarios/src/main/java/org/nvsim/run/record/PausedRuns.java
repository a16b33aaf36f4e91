package org.nvsim.run.record;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.nvsim.scenario.spec.Scenario;

/**
 * Runs of one scenario that stand still at moments all over it. What happened at any moment is had
 * again by going on from the nearest one before. When memory runs short they are let go.
 *
 * <p>May be used by several threads; each takes a run out while it works with it.
 */
final class PausedRuns {
    private final Scenario scenario;
    private final long[] moments;
    private final TreeMap<Long, SoftReference<Replay>> paused = new TreeMap<>(); // by where it is

    /**
     * @param moments where a run should stand, ascending, and the end of the last
     */
    PausedRuns(Scenario scenario, long[] moments) {
        this.scenario = scenario;
        this.moments = moments.clone();
    }

    /** Takes out the run that stands last before a moment; a new one if none does. */
    Replay takeBefore(long timePs) {
        synchronized (paused) {
            Map.Entry<Long, SoftReference<Replay>> found = paused.lowerEntry(timePs);
            while (found != null) {
                paused.remove(found.getKey());
                Replay replay = found.getValue().get();
                if (replay != null) {
                    return replay;
                }
                found = paused.lowerEntry(timePs);
            }
        }
        return new Replay(scenario);
    }

    /** Lets a run stand still where it is, unless another of the same part of time does. */
    void putBack(Replay replay) {
        int part = part(replay.nowPs());
        synchronized (paused) {
            if (part >= 0 && !isHeld(part)) {
                paused.put(replay.nowPs(), new SoftReference<>(replay));
            }
        }
    }

    /** Makes runs stand where none does. Takes long; stops when it should not go on. */
    void spread(BooleanSupplier goOn) {
        int part = missing();
        while (part >= 0 && goOn.getAsBoolean()) {
            Replay replay = new Replay(scenario);
            if (replay.advance(moments[part], share -> goOn.getAsBoolean())) {
                putBack(replay);
            }
            part = missing();
        }
    }

    /** A part of time in which no run stands, or -1: the parts far from others first. */
    private int missing() {
        int parts = moments.length - 1;
        for (int step = Integer.highestOneBit(parts); step > 0; step /= 2) {
            for (int part = step; part < parts; part += 2 * step) {
                synchronized (paused) {
                    if (!isHeld(part)) {
                        return part;
                    }
                }
            }
        }
        return -1;
    }

    private boolean isHeld(int part) {
        Map.Entry<Long, SoftReference<Replay>> first = paused.ceilingEntry(moments[part]);
        while (first != null && first.getValue().get() == null) {
            paused.remove(first.getKey());
            first = paused.ceilingEntry(moments[part]);
        }
        return first != null && first.getKey() < moments[part + 1];
    }

    private int part(long timePs) {
        int part = moments.length - 2;
        while (part >= 0 && moments[part] > timePs) {
            part--;
        }
        return part;
    }
}
