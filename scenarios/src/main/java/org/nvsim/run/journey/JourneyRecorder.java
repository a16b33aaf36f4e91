package org.nvsim.run.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.PacketLayers;

/**
 * Writes down what happens to one packet of one flow, and the ARP that it waits for: all of it, or
 * of a packet that is copied over and over, the beginning and how it ended.
 */
final class JourneyRecorder implements Observer {
    /** Nobody reads more than this. */
    static final int MOST_HOPS = 2000;

    /** Drops and deliveries that are kept of what happens later. */
    private static final int MOST_ENDS = 100;

    private final FlowFrames frames;
    private final long number;
    private final ArpFollower arp = new ArpFollower();
    private final Map<Long, Track> tracks = new HashMap<>(); // by frame; never iterated
    private final List<Hop> hops = new ArrayList<>();
    private Track latest;
    private int branches;
    private int ends;
    private long untold;

    /**
     * @param frames those of the flow
     * @param number which packet of it, from 1
     */
    JourneyRecorder(FlowFrames frames, long number) {
        this.frames = frames;
        this.number = number;
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
        boolean ours = frames.isOurs(place, action, frame) && frame.number() == number;
        if (!ours && !arp.follows(timePs, place, action, frame)) {
            return;
        }
        Track track = tracks.get(frame.id());
        if (hops.size() >= MOST_HOPS && !isTelling(action, reason)) {
            untold++;
            return;
        }
        if (track == null) {
            track = new Track(new Branch(++branches, kind(action, frame, ours), parent()));
            tracks.put(frame.id(), track);
        }
        Image now = Image.of(frame);
        hops.add(
                new Hop(
                        track.branch,
                        timePs,
                        place,
                        port,
                        action,
                        decision,
                        reason,
                        Optional.ofNullable(track.last),
                        now));
        track.last = now;
        if (ours) {
            latest = track;
            arp.packetSeen(place, action, decision);
        }
    }

    /** All that was written down, in order of time. */
    List<Hop> hops() {
        return hops;
    }

    private boolean isTelling(Action action, DropReason reason) {
        boolean end =
                action == Action.DELIVERED
                        || action == Action.DROPPED && reason != DropReason.NOT_FOR_US;
        return end && ends++ < MOST_ENDS;
    }

    /** How much happened that was not written down. */
    long untold() {
        return untold;
    }

    private int parent() {
        return latest == null ? 0 : latest.branch.number();
    }

    private static Branch.Kind kind(Action action, Frame frame, boolean ours) {
        if (!ours) {
            return Branch.Kind.ARP;
        }
        if (action != Action.COPIED) {
            return FlowFrames.kind(frame);
        }
        int ip = PacketLayers.outerIp(frame);
        boolean piece = ip != PacketLayers.NONE && Ipv4.isFragment(frame.bytes(), ip);
        return piece ? Branch.Kind.FRAGMENT : Branch.Kind.COPY;
    }

    /** A frame that is followed, and how it looked last. */
    private static final class Track {
        private final Branch branch;
        private Image last;

        Track(Branch branch) {
            this.branch = branch;
        }
    }
}
