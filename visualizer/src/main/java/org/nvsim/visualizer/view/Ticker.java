package org.nvsim.visualizer.view;

import javafx.animation.AnimationTimer;
import org.nvsim.visualizer.viewmodel.Playback;

/** Lets a run's time pass with each frame of the screen. */
final class Ticker extends AnimationTimer {
    private static final long MOST_NANOS = 100_000_000L; // a pause of the machine is no leap

    private Playback playback;
    private long lastNanos;

    void drive(Playback next) {
        playback = next;
    }

    @Override
    public void handle(long nowNanos) {
        long passed = Math.min(MOST_NANOS, nowNanos - lastNanos);
        lastNanos = nowNanos;
        if (playback != null) {
            playback.tick(passed);
        }
    }
}
