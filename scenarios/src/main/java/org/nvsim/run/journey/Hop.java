package org.nvsim.run.journey;

import java.util.List;
import java.util.Optional;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;

/**
 * One thing that happened to a packet on its way.
 *
 * @param branch which of the frames that carry the packet this is about
 * @param timePs picoseconds since the start of the run
 * @param node name of the node or VM
 * @param port number of the port concerned, or -1
 * @param decidedBy what decided; {@link Decision#NONE} if nothing had to
 * @param reason why it was dropped, or {@link DropReason#NONE}
 * @param before the frame as it was when last seen; empty for a new frame
 * @param after the frame as it is now
 */
public record Hop(
        Branch branch,
        long timePs,
        String node,
        int port,
        Action action,
        Decision decidedBy,
        DropReason reason,
        Optional<Image> before,
        Image after) {

    /** What the packet was to the firewall that denied it; empty if none did. */
    public Optional<Denied> denied() {
        return reason == DropReason.FIREWALL_DENIED
                ? after.toFirewall().map(packet -> new Denied(packet, decidedBy))
                : Optional.empty();
    }

    /** Fields that differ from what was last seen; none for a new frame. */
    public List<FieldChange> changed() {
        return before.map(b -> FieldChange.between(b, after)).orElse(List.of());
    }
}
