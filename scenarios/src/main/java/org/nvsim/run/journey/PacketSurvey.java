package org.nvsim.run.journey;

import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/** Counts the packets of one flow, and notes which of them was dropped first. */
final class PacketSurvey implements Observer {
    private final FlowFrames frames;
    private long packets;
    private long firstDropped;

    PacketSurvey(FlowFrames frames) {
        this.frames = frames;
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
        if (!frames.isOurs(place, action, frame)) {
            return;
        }
        packets = Math.max(packets, frame.number());
        boolean lost = action == Action.DROPPED && reason != DropReason.NOT_FOR_US;
        if (lost && firstDropped == 0) {
            firstDropped = frame.number();
        }
    }

    /** Whether a packet was dropped so far. */
    boolean hasDrop() {
        return firstDropped != 0;
    }

    /** Packets seen; they are numbered from 1. */
    long packets() {
        return packets;
    }

    /** The packet most worth looking at: the first that was dropped, else the first. */
    long telling() {
        return firstDropped == 0 ? 1 : firstDropped;
    }
}
