package org.nvsim.run.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nvsim.observe.Action;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.Header;

/**
 * Tells the frames that carry a flow's packets, and what came of them, from those that its other
 * end sends on its own account: both ends of a connection number what they send from 1.
 */
final class FlowFrames {
    private final int flow;
    private final String from;
    private final Set<Long> foreign = new HashSet<>(); // membership only
    private final Map<String, Boolean> foreignLast = new HashMap<>(); // by place; never iterated

    /**
     * @param flow index of the flow in the scenario
     * @param from name of the machine whose packets are meant
     */
    FlowFrames(int flow, String from) {
        this.flow = flow;
        this.from = from;
    }

    /** To be asked about every event. */
    boolean isOurs(String place, Action action, Frame frame) {
        if (frame.flow() != flow) {
            return false;
        }
        boolean others =
                action == Action.CREATED
                        && !place.equals(from)
                        && kind(frame) == Branch.Kind.PACKET;
        boolean pieceOfOthers = action == Action.COPIED && foreignLast.getOrDefault(place, false);
        if (others || pieceOfOthers) {
            foreign.add(frame.id());
        }
        boolean isForeign = foreign.contains(frame.id());
        foreignLast.put(place, isForeign);
        if (isForeign && ends(action)) {
            foreign.remove(frame.id());
        }
        return !isForeign;
    }

    private static boolean ends(Action action) {
        return action == Action.DELIVERED || action == Action.CONSUMED || action == Action.DROPPED;
    }

    /** What a new frame is to the packet, by its bytes. */
    static Branch.Kind kind(Frame frame) {
        Optional<Header> icmp = Dissection.of(frame).outer("icmp");
        if (icmp.isEmpty()) {
            return Branch.Kind.PACKET;
        }
        int type = Icmp.type(frame.bytes(), icmp.get().offset());
        if (Icmp.isError(type)) {
            return Branch.Kind.ICMP_ERROR;
        }
        return type == Icmp.ECHO_REPLY ? Branch.Kind.REPLY : Branch.Kind.PACKET;
    }
}
