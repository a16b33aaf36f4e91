package org.nvsim.run.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.FlowKey;

/**
 * Knows the ARP frames that a packet waits for: the question that is asked as soon as the packet is
 * held, its repetitions, and every copy of it and answer to it, which appear where and when one of
 * these frames was seen last.
 */
final class ArpFollower {
    private static final long UNKNOWN = 0;

    private final Map<String, Long> waiting = new HashMap<>(); // place to pair; never iterated
    private final Set<Long> frames = new HashSet<>(); // membership only
    private final Map<String, Sighting> sightings = new HashMap<>(); // by place; never iterated
    private String justHeld = "";

    /** Notes where the packet waits. */
    void packetSeen(String place, Action action, Decision decision) {
        if (action == Action.HELD && decision.by().equals(Neighbors.TABLE)) {
            waiting.put(place, UNKNOWN);
            justHeld = place;
        } else {
            waiting.remove(place);
        }
    }

    /** Whether an event, about another frame than the packet, is about a question it waits for. */
    boolean follows(long timePs, String place, Action action, Frame frame) {
        if (waiting.isEmpty()) {
            return false;
        }
        boolean first = place.equals(justHeld); // what a place does next is to ask
        if (first) {
            justHeld = "";
        }
        Dissection headers = Dissection.of(frame);
        if (!isArp(headers)) {
            return false;
        }
        long pair = pair(headers.flow());
        boolean made = action == Action.CREATED || action == Action.COPIED;
        if (first && made) {
            waiting.put(place, pair);
        }
        boolean known =
                frames.contains(frame.id())
                        || (made && (isAwaited(place, pair) || isSighted(place, timePs, pair)));
        if (known) {
            frames.add(frame.id());
            sightings.put(place, new Sighting(timePs, pair));
        }
        return known;
    }

    private boolean isAwaited(String place, long pair) {
        return waiting.getOrDefault(place, UNKNOWN) == pair;
    }

    private boolean isSighted(String place, long timePs, long pair) {
        Sighting last = sightings.get(place);
        return last != null && last.timePs == timePs && last.pair == pair;
    }

    private static boolean isArp(Dissection frame) {
        return frame.outer("arp").filter(arp -> arp.defect() == DropReason.NONE).isPresent();
    }

    /** The two addresses a question and its answer have in common, in one order. */
    private static long pair(FlowKey arp) {
        long a = Integer.toUnsignedLong(arp.source());
        long b = Integer.toUnsignedLong(arp.destination());
        return Math.min(a, b) << 32 | Math.max(a, b);
    }

    private record Sighting(long timePs, long pair) {}
}
