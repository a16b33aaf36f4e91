package org.nvsim.visualizer.viewmodel;

import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.nvsim.run.record.Recording;

/** The moment shown, and how it moves: played, stepped, dragged, forwards and backwards. */
public final class Playback {
    /** Simulated picoseconds for one second of the viewer's. */
    public static final List<Long> SPEEDS =
            List.of(
                    200_000L,
                    1_000_000L,
                    10_000_000L,
                    100_000_000L,
                    1_000_000_000L,
                    10_000_000_000L,
                    100_000_000_000L,
                    1_000_000_000_000L,
                    10_000_000_000_000L);

    private static final double NANOS_PER_SECOND = 1e9;

    private final RunScene world;
    private final Recording recording;
    private final ReadOnlyLongWrapper timePs = new ReadOnlyLongWrapper(this, "timePs", 0);
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing", false);
    private final BooleanProperty skippingQuiet =
            new SimpleBooleanProperty(this, "skippingQuiet", true);
    private final IntegerProperty speed = new SimpleIntegerProperty(this, "speed", 1);

    public Playback(RunScene world) {
        this.world = world;
        this.recording = world.recording();
        seek(world.firstActionPs());
    }

    /** The moment shown, picoseconds since the start. */
    public ReadOnlyLongProperty timePsProperty() {
        return timePs.getReadOnlyProperty();
    }

    public long timePs() {
        return timePs.get();
    }

    /** Whether time passes. */
    public BooleanProperty playingProperty() {
        return playing;
    }

    /** Whether times when no frame is on any link are jumped over. */
    public BooleanProperty skippingQuietProperty() {
        return skippingQuiet;
    }

    /** Index into {@link #SPEEDS}. */
    public IntegerProperty speedProperty() {
        return speed;
    }

    /** Simulated picoseconds for one second of the viewer's. */
    public long speedPs() {
        return SPEEDS.get(speed.get());
    }

    /** One speed faster (1) or slower (-1), if there is one. */
    public void changeSpeed(int by) {
        speed.set(Math.max(0, Math.min(SPEEDS.size() - 1, speed.get() + by)));
    }

    /** The end of what can be shown. */
    public long endPs() {
        return world.scenario().durationPs();
    }

    /** Shows a moment. */
    public void seek(long toPs) {
        timePs.set(Math.max(0, Math.min(endPs(), toPs)));
    }

    /** Lets time pass, if it is playing. */
    public void tick(long wallNanos) {
        if (!playing.get()) {
            return;
        }
        long toPs = timePs() + Math.max(1, (long) (wallNanos / NANOS_PER_SECOND * speedPs()));
        if (skippingQuiet.get() && isQuiet(timePs())) {
            int next = recording.rowsUntil(timePs());
            if (next < recording.rowCount()) {
                toPs = Math.max(toPs, recording.timePs(next));
            }
        }
        seek(toPs);
        if (timePs() == endPs()) {
            playing.set(false);
        }
    }

    private boolean isQuiet(long atPs) {
        for (int row : recording.liveRows(atPs)) {
            if (recording.isSent(row)) {
                return false;
            }
        }
        return true;
    }

    /** Shows the next moment at which anything happens, or the one before. */
    public void stepEvent(boolean forwards) {
        if (forwards) {
            int next = recording.rowsUntil(timePs());
            stopAt(next < recording.rowCount() ? recording.timePs(next) : endPs());
        } else {
            int before = recording.rowsUntil(timePs() - 1) - 1;
            stopAt(before >= 0 ? recording.timePs(before) : 0);
        }
    }

    /** Shows the next packet that goes out on a link, a part of its way along it. */
    public void stepPacket() {
        for (int row = recording.rowsUntil(timePs()); row < recording.rowCount(); row++) {
            if (recording.isSent(row)) {
                long leavesPs = recording.departurePs(row);
                stopAt(leavesPs + (recording.arrivalPs(row) - leavesPs) / 3);
                return;
            }
        }
        stopAt(endPs());
    }

    /**
     * Shows the next moment at which something happens to one frame, or the one before.
     *
     * @return false if there is none
     */
    public boolean stepHop(int packet, boolean forwards) {
        long best = -1;
        for (int row : recording.journey(packet)) {
            long at = recording.timePs(row);
            if (forwards && at > timePs()) {
                stopAt(at);
                return true;
            }
            if (!forwards && at < timePs()) {
                best = at;
            }
        }
        if (best >= 0) {
            stopAt(best);
        }
        return best >= 0;
    }

    /**
     * Shows the next drop, or the one before. Drops of one moment come one after the other.
     *
     * @param after the frame whose drop is shown now, or another number
     * @return the frame that was dropped; empty if there is no further drop
     */
    public OptionalInt stepDrop(boolean forwards, int after) {
        int first = recording.dropsUntil(timePs() - 1);
        int end = recording.dropsUntil(timePs());
        int drop = forwards ? end : first - 1;
        for (int i = first; i < end; i++) {
            if (recording.packet(recording.dropRow(i)) == after) {
                drop = forwards ? i + 1 : i - 1;
            }
        }
        if (drop < 0 || drop >= recording.dropCount()) {
            return OptionalInt.empty();
        }
        int row = recording.dropRow(drop);
        stopAt(recording.timePs(row));
        return OptionalInt.of(recording.packet(row));
    }

    private void stopAt(long atPs) {
        playing.set(false);
        seek(atPs);
    }
}
