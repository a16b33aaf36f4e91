package org.nvsim.host;

import java.util.Optional;
import org.nvsim.engine.Node;
import org.nvsim.engine.Timer;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameHolder;
import org.nvsim.packet.Ipv4Reassembler;

/**
 * Fragments of one side of a gateway, put together in whatever order they come, because only a
 * whole datagram has ports (RFC 4787, requirement 14). What stays incomplete is dropped after the
 * reassembler's time; that, and how many it holds, is what the requirement's warning about attacks
 * by fragments asks for.
 */
final class FragmentGathering implements FrameHolder {
    /** Fragments held at most; chosen as a guest's. */
    private static final int MAXIMUM_FRAGMENTS = 4096;

    private final Node node;
    private final TracePoint place;
    private final Timer expiry;
    private final Ipv4Reassembler fragments =
            new Ipv4Reassembler(MAXIMUM_FRAGMENTS, Ipv4Reassembler.TIMEOUT_PS);

    FragmentGathering(Node node, TracePoint place) {
        this.node = node;
        this.place = place;
        this.expiry = node.newTimer(this::expire);
    }

    /**
     * Takes a packet and with it the ownership of its frame; gives the whole datagram once it is
     * there.
     *
     * @param ip where the IPv4 header stands in the array
     */
    Optional<Frame> add(Frame frame, int ip) {
        Optional<Frame> whole = fragments.add(place, frame, ip, node.nowPs());
        arm();
        return whole;
    }

    private void expire() {
        fragments.expire(place, node.nowPs(), first -> {});
        arm();
    }

    private void arm() {
        if (!expiry.isArmed() && fragments.nextExpiryPs() != Ipv4Reassembler.NEVER) {
            expiry.armAt(fragments.nextExpiryPs());
        }
    }

    @Override
    public int heldFrames() {
        return fragments.heldFrames();
    }
}
