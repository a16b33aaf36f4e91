package org.nvsim.run.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nvsim.observe.Action;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Vlan;

/**
 * Knows the ARP frames that a packet waits for: the question that the waiting place asks, and every
 * copy of it and answer to it, which appear where and when one of these frames was seen last.
 */
final class ArpFollower {
    private final Set<String> waiting = new HashSet<>(); // places; membership only
    private final Set<Long> frames = new HashSet<>(); // membership only
    private final Map<String, Sighting> sightings = new HashMap<>(); // by place; never iterated

    /** Notes where the packet waits. */
    void packetSeen(String place, Action action) {
        if (action == Action.HELD) {
            waiting.add(place);
        } else {
            waiting.remove(place);
        }
    }

    /** Whether an event is about a frame that belongs to the questions asked. */
    boolean follows(long timePs, String place, Action action, Frame frame) {
        if (waiting.isEmpty() || !isArp(frame)) {
            return false;
        }
        long pair = pair(frame);
        boolean known = frames.contains(frame.id());
        if (!known && (action == Action.CREATED || action == Action.COPIED)) {
            Sighting last = sightings.get(place);
            boolean answer = last != null && last.timePs == timePs && last.pair == pair;
            known = answer || (waiting.contains(place) && isQuestion(frame));
        }
        if (known) {
            frames.add(frame.id());
            sightings.put(place, new Sighting(timePs, pair));
        }
        return known;
    }

    private static boolean isArp(Frame frame) {
        byte[] b = frame.bytes();
        int arp = arp(frame);
        int type =
                Vlan.isTagged(b, frame.start())
                        ? Vlan.type(b, frame.start())
                        : Ethernet.type(b, frame.start());
        return type == Ethernet.TYPE_ARP
                && Arp.defect(b, arp, frame.end() - arp) == DropReason.NONE;
    }

    private static boolean isQuestion(Frame frame) {
        return Arp.operation(frame.bytes(), arp(frame)) == Arp.REQUEST
                && !Arp.isGratuitous(frame.bytes(), arp(frame));
    }

    private static int arp(Frame frame) {
        return frame.start() + Vlan.headerBytes(frame.bytes(), frame.start());
    }

    /** The two addresses a question and its answer have in common, in one order. */
    private static long pair(Frame frame) {
        long a = Integer.toUnsignedLong(Arp.senderIp(frame.bytes(), arp(frame)));
        long b = Integer.toUnsignedLong(Arp.targetIp(frame.bytes(), arp(frame)));
        return Math.min(a, b) << 32 | Math.max(a, b);
    }

    private record Sighting(long timePs, long pair) {}
}
